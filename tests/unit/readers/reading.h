// What the tests of readers share.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readers/draft.h"
#include "readers/reader.h"
#include "readers/table_file.h"

namespace tingwen {

// A file of the source tree.
std::string ReadSourceFile(const std::string& name);

// The files of samples/ with the ending .txt.
std::vector<std::string> SampleFiles();

// UTF-8 in another encoding; what that lacks becomes "?".
std::string Encode(std::string_view text, const std::string& encoding);

// Traditional characters by OpenCC's s2t.
std::string MakeTraditional(const std::string& text);

// The sentences of a document, and those of a block.
std::vector<std::string> SentencesOf(const Document& document);
std::string BlockText(const Document& document, size_t block);
std::vector<std::string> BlocksOf(const Document& document);
std::vector<BlockKind> KindsOf(const Document& document);

// The reasons of all removals.
std::vector<std::string> RemovalsOf(const Document& document);
std::vector<std::string> DiagnosticsOf(const Document& document);

// What every document holds to: valid UTF-8; blocks and sentences in order;
// every character but spaces in one block and one sentence of it; every byte
// of the source in the text, or removed with a reason; glosses in order, one
// syllable a character.
void ExpectSound(const Document& document, std::string_view bytes);

// Reads a document that can be read and holds to that; empty with a failure
// where it can't.
Document ReadSound(const std::string& bytes, const std::string& name,
                   const ReadOptions& options = {});

}  // namespace tingwen
