# make run, make test: all there is to know to begin. CONTRIBUTING.md tells the rest.
PREFIX ?= /usr/local

.DEFAULT_GOAL := run
.PHONY: run test build check format schema sanitize coverage screenshot install clean

# Opens the sample map; without a display it is drawn to files.
run: build
	@.ci/open _build/run resources/samples/mugs.journey

# The last line is "N passed, N failed".
test:
	@.ci/install build test
	@.ci/test

build:
	@.ci/install build
	@.ci/build _build/run --buildtype=release -Dtests=false --prefix=$(PREFIX)

# Format, static analysis and the rules of the house. DEEP=1 analyses every path, which takes minutes.
check:
	@.ci/install build test check
	@DEEP=$(DEEP) .ci/check

format:
	@.ci/install check
	@find model render ui app tests -name '*.[ch]' -print0 | xargs -0 clang-format -i

# Writes the schema of the file format anew, after a property table has changed.
schema: build
	@ninja -C _build/run schema

sanitize:
	@.ci/install build test check
	@.ci/sanitize

# Feeds the reader, the clipboard and the recovery with what a fuzzer thinks of. FUZZ_SECONDS=600, of each, for longer.
FUZZ_SECONDS ?= 60
fuzz:
	@.ci/install build test check
	@.ci/fuzz $(FUZZ_SECONDS)
.PHONY: fuzz

# Hours of killed saves, failing disks, power cuts and crashes while editing; best left in the background.
torture:
	@.ci/install build test
	@.ci/torture
.PHONY: torture

# A monkey at mouse and keyboard, with the sanitizers. EVENTS=20000 SEED=1 say how long and which.
EVENTS ?= 20000
SEED ?= 1
monkey:
	@.ci/install build test check
	@.ci/monkey $(EVENTS) $(SEED)
.PHONY: monkey

# What a screen reader says of the window, word by word.
orca:
	@.ci/install build test orca
	@.ci/orca
.PHONY: orca

coverage:
	@.ci/install build test check
	@.ci/coverage

# Speed and memory beside the limits of what is possible, in one run.
bench:
	@.ci/install build test
	@.ci/build _build/bench --buildtype=release
	@ninja -C _build/bench bench-model
	@ninja -C _build/bench bench-export
	@ninja -C _build/bench bench-start
	@ninja -C _build/bench bench-window
.PHONY: bench

# Every sample in every theme and on several papers, as pictures on one page: _build/gallery/index.html.
gallery: build
	@.ci/gallery _build/run/app/journeywright _build/gallery
.PHONY: gallery

# The picture of the window in README.md.
screenshot: build
	@.ci/install test check
	@.ci/screenshot

# PREFIX=/usr and DESTDIR=... work as usual.
install: build
	@meson install -C _build/run --no-rebuild

clean:
	rm -rf _build
