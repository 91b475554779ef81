"""Charts as SVG: bars side by side, and lines over two logarithmic axes."""
import math
from xml.sax.saxutils import escape

COLOURS = ["#b3261e", "#3b6ea5", "#6a8f3c", "#8a5fa8", "#c98a1b", "#5d6066"]
WIDTH, ROW, LEFT = 640, 28, 220


def svg(height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            'font-family="sans-serif" font-size="13">\n'
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>\n{body}</svg>\n')


def text(x, y, words, anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>\n'


def bars(title, rows):
    """Horizontal bars. `rows` holds (name, value, what is written at its end)."""
    longest = max(value for _, value, _ in rows)
    body = text(10, 22, title)
    for i, (name, value, label) in enumerate(rows):
        y = 40 + i * ROW
        length = (WIDTH - LEFT - 120) * value / longest
        body += text(LEFT - 8, y + 16, name, "end")
        body += (f'<rect x="{LEFT}" y="{y + 3}" width="{length:.1f}" '
                 f'height="{ROW - 8}" fill="{COLOURS[i % len(COLOURS)]}"/>\n')
        body += text(LEFT + length + 6, y + 16, label)
    return svg(50 + ROW * len(rows), body)


def decades(values):
    """The powers of ten around the values."""
    low = math.floor(math.log10(min(values)))
    high = math.ceil(math.log10(max(values)))
    return range(low, max(high, low + 1) + 1)


def lines(title, x_name, y_name, series):
    """Lines over logarithmic axes. `series` maps a name to points (x, y)."""
    points = [point for line in series.values() for point in line]
    xs, ys = (decades([point[axis] for point in points]) for axis in (0, 1))
    height, top, bottom = 400, 40, 350

    def place(x, y):
        across = (math.log10(x) - xs[0]) / (xs[-1] - xs[0])
        up = (math.log10(y) - ys[0]) / (ys[-1] - ys[0])
        return 70 + across * (WIDTH - 210), bottom - up * (bottom - top)

    body = text(10, 22, title)
    for power in xs:
        x, _ = place(10.0 ** power, 10.0 ** ys[0])
        body += f'<path d="M{x:.1f} {top}V{bottom}" stroke="#ddd"/>\n'
        body += text(x, bottom + 18, f"{10.0 ** power:g}", "middle")
    for power in ys:
        _, y = place(10.0 ** xs[0], 10.0 ** power)
        body += f'<path d="M70 {y:.1f}H{WIDTH - 140}" stroke="#ddd"/>\n'
        body += text(64, y + 4, f"{10.0 ** power:g}", "end")
    body += text(WIDTH - 140, bottom + 38, x_name, "end") + text(10, top - 4, y_name)
    for i, (name, line) in enumerate(series.items()):
        colour = COLOURS[i % len(COLOURS)]
        places = [place(x, y) for x, y in line]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        body += f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>\n'
        body += "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>\n'
                        for x, y in places)
        body += text(places[-1][0] + 8, places[-1][1] + 4, name)
    return svg(height, body)
