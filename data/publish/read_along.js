// Lights the sentence that is heard. Times of a sentence and its words are
// seconds of the audio of their chapter, in data-b and data-e.
(function () {
  "use strict";
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  var audios = Array.from(document.querySelectorAll("audio"));
  var sentences = Array.from(document.querySelectorAll(".s[data-b]"), function (element) {
    return {
      element: element,
      chapter: Number(element.dataset.c),
      begin: Number(element.dataset.b),
      end: Number(element.dataset.e),
      words: null
    };
  });
  var offsets = [];  // of the chapters, in seconds of the whole
  var total = 0;
  audios.forEach(function (audio) {
    offsets.push(total);
    total += Number(audio.dataset.seconds);
  });
  var chapter = 0;
  var current = -1;  // the sentence that is lit
  var word = null;   // the word that is lit
  var key = "tingwen:" + document.body.dataset.book;

  // --- what is remembered ---------------------------------------------------

  function recall(name, otherwise) {
    try {
      var value = localStorage.getItem(name);
      return value === null ? otherwise : JSON.parse(value);
    } catch (error) { return otherwise; }
  }
  function remember(name, value) {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch (error) { /* not allowed */ }
  }

  // --- where we are ---------------------------------------------------------

  function audio() { return audios[chapter]; }
  function whole() { return offsets[chapter] + audio().currentTime; }
  function clock(seconds) {
    var all = Math.floor(seconds);
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    var hours = Math.floor(all / 3600);
    var minutes = Math.floor(all / 60) % 60;
    return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(all % 60);
  }

  // The last item that has begun; -1 before the first.
  function lastBegun(items, has) {
    var low = 0, high = items.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (has(items[middle])) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function light(index) {
    if (index === current) return;
    if (current >= 0) {
      sentences[current].element.classList.remove("lit");
      sentences[current].element.removeAttribute("aria-current");
      sentences[current].element.tabIndex = -1;
    }
    lightWord(null);
    current = index;
    if (index < 0) return;
    var element = sentences[index].element;
    element.classList.add("lit");
    element.setAttribute("aria-current", "true");
    element.tabIndex = 0;
    if (!audio().paused) show(element);
  }
  function lightWord(element) {
    if (element === word) return;
    if (word) word.classList.remove("lit");
    word = element;
    if (word) word.classList.add("lit");
  }
  function show(element) {
    var box = element.getBoundingClientRect();
    var top = document.querySelector("header").getBoundingClientRect().bottom;
    if (box.top >= Math.max(top, 0) && box.bottom <= innerHeight) return;
    var calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function follow() {
    var now = audio().currentTime + 0.001;
    var index = lastBegun(sentences, function (s) {
      return s.chapter < chapter || (s.chapter === chapter && s.begin <= now);
    });
    if (index >= 0 && sentences[index].chapter !== chapter) index = -1;
    light(index);
    if (index >= 0 && root.hasAttribute("data-words")) {
      var sentence = sentences[index];
      sentence.words = sentence.words || Array.from(sentence.element.querySelectorAll(".w"));
      var begun = lastBegun(sentence.words, function (w) { return Number(w.dataset.b) <= now; });
      lightWord(begun < 0 ? null : sentence.words[begun]);
    }
    byId("clock").textContent = clock(whole()) + " / " + clock(total);
    var position = byId("position");
    if (document.activeElement !== position || !audio().paused) position.value = Math.floor(whole());
    position.setAttribute("aria-valuetext", clock(whole()) + "，共 " + clock(total));
  }

  // --- playing --------------------------------------------------------------

  var ticking = false;
  function tick() {
    if (audio().paused) { ticking = false; return; }
    follow();
    requestAnimationFrame(tick);
  }
  function changed() {
    byId("play").textContent = audio().paused ? "播放" : "暂停";
    if (!audio().paused && !ticking) { ticking = true; tick(); }
    follow();
    remember(key, { chapter: chapter, time: audio().currentTime });
  }
  function use(number) {
    if (number === chapter) return;
    audio().pause();
    chapter = number;
    audio().playbackRate = Number(byId("speed").value);
  }
  function seek(number, time, play) {
    use(number);
    var target = audio();
    var go = function () { target.currentTime = time; follow(); };
    if (target.readyState > 0) go(); else target.addEventListener("loadedmetadata", go, { once: true });
    if (play) start();
  }
  function start() {
    audio().playbackRate = Number(byId("speed").value);
    audio().preservesPitch = true;
    var started = audio().play();
    if (started) started.catch(function (error) { byId("status").textContent = "无法播放：" + error.message; });
  }
  function toggle() { if (audio().paused) start(); else audio().pause(); }
  function playSentence(index) {
    var sentence = sentences[Math.max(0, Math.min(index, sentences.length - 1))];
    if (sentence) seek(sentence.chapter, sentence.begin, true);
  }
  audios.forEach(function (one, number) {
    ["play", "pause", "seeked", "ratechange"].forEach(function (name) {
      one.addEventListener(name, function () { if (number === chapter) changed(); });
    });
    one.addEventListener("timeupdate", function () {
      if (number !== chapter) return;
      follow();
      remember(key, { chapter: chapter, time: one.currentTime });
    });
    one.addEventListener("ended", function () {
      if (number + 1 < audios.length) seek(number + 1, 0, true);
    });
  });

  // --- controls -------------------------------------------------------------

  byId("play").addEventListener("click", toggle);
  byId("previous").addEventListener("click", function () { playSentence(current - 1); });
  byId("next").addEventListener("click", function () { playSentence(current + 1); });
  var position = byId("position");
  position.max = Math.ceil(total);
  position.addEventListener("input", function () {
    var time = Number(position.value);
    var number = Math.max(0, lastBegun(offsets, function (offset) { return offset <= time; }));
    seek(number, time - offsets[number], !audio().paused);
  });

  function setting(id, event, value, apply) {
    var control = byId(id);
    var set = function (to) { if (typeof to === "boolean") control.checked = to; else control.value = to; };
    set(recall("tingwen:" + id, value));
    var change = function () {
      var now = control.type === "checkbox" ? control.checked : control.value;
      remember("tingwen:" + id, now);
      apply(now);
    };
    control.addEventListener(event, change);
    apply(control.type === "checkbox" ? control.checked : control.value);
  }
  setting("speed", "change", "1", function (value) { audio().playbackRate = Number(value); });
  setting("size", "change", "100", function (value) { root.style.setProperty("--size", value + "%"); });
  setting("theme", "change", "", function (value) {
    if (value) root.dataset.theme = value; else root.removeAttribute("data-theme");
  });
  setting("words", "change", false, function (value) {
    root.toggleAttribute("data-words", value);
    lightWord(null);
    follow();
  });

  // A character with one syllable has it above itself; "2025" has all of its
  // own above the whole.
  function addPinyin(element) {
    var text = element.textContent;
    var syllables = element.dataset.p.split(" ");
    var characters = Array.from(text);
    if (characters.length !== syllables.length) {
      characters = [text];
      syllables = [element.dataset.p];
    }
    element.textContent = "";
    characters.forEach(function (character, i) {
      var ruby = document.createElement("ruby");
      var above = document.createElement("rt");
      above.textContent = syllables[i];
      ruby.append(character, above);
      element.append(ruby);
    });
    element.dataset.text = text;
  }
  setting("pinyin", "change", false, function (value) {
    root.toggleAttribute("data-pinyin", value);
    document.querySelectorAll(".w[data-p]").forEach(function (element) {
      if (value && !element.dataset.text) addPinyin(element);
      if (!value && element.dataset.text) {
        element.textContent = element.dataset.text;
        delete element.dataset.text;
      }
    });
  });

  // --- the text -------------------------------------------------------------

  function indexOf(target) {
    var element = target.closest && target.closest(".s[data-b]");
    return element ? sentences.findIndex(function (s) { return s.element === element; }) : -1;
  }
  var text = byId("text");
  text.addEventListener("click", function (event) {
    var index = indexOf(event.target);
    if (index >= 0 && getSelection().isCollapsed) playSentence(index);
  });
  text.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var index = indexOf(event.target);
    if (event.target === text) index = Math.max(current, 0) - (event.key === "ArrowRight" ? 1 : 0);
    if (event.key === " " || event.key === "Enter") {
      if (index === current && current >= 0) toggle(); else playSentence(index);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      var step = event.key === "ArrowRight" ? 1 : -1;
      var next = sentences[Math.max(0, Math.min(index + step, sentences.length - 1))];
      if (next) next.element.focus();
    } else { return; }
    event.preventDefault();
  });
  sentences.forEach(function (sentence, i) { sentence.element.tabIndex = i === 0 ? 0 : -1; });

  root.classList.add("scripted");
  byId("controls").hidden = false;
  var last = recall(key, null);
  if (last && audios[last.chapter]) seek(last.chapter, last.time, false);
  follow();
})();
