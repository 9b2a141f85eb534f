# make run, make test: all there is to know. Builds are in _build/.
PREFIX ?= /usr/local

.PHONY: run test install clean
.DEFAULT_GOAL := run

run: build
	@.ci/open _build/run resources/samples/mugs.journey

build:
	@.ci/install build
	@.ci/build _build/run --buildtype=release --prefix=$(PREFIX)
.PHONY: build

test:
	@.ci/install build test
	@.ci/test

install: build
	@meson install -C _build/run --no-rebuild

clean:
	rm -rf _build
