# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The usual errands in front of meson; everything goes to build/.

WERROR ?= false
JOBS ?= $(shell nproc)
BUILD := build/lanyard
SANITIZED := build/sanitized
HEADLESS := build/headless
FUZZ := build/fuzz
SECONDS := 60

export PYTHONDONTWRITEBYTECODE := 1

.PHONY: all demo run check bench fuzz flatpak deps clean

all: deps $(BUILD)/build.ninja
	ninja -C $(BUILD) -j $(JOBS)

# The main job: from the catalog to a verified sign-in, in build/demo.
demo:
	@.ci/deps build demo
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja
	@ninja -C $(BUILD) -j $(JOBS) --quiet
	@python3 tests/demo/main_job.py --build $(BUILD) --folder build/demo

# The window, on the demo's configuration if there is one.
run: all
	GSETTINGS_SCHEMA_DIR=$(BUILD)/data $(BUILD)/src/ui/lanyard $(if $(wildcard build/demo/demo.lanyard),--config build/demo/demo.lanyard)

# All tests, as they are built and under AddressSanitizer and
# UndefinedBehaviorSanitizer; and a build without the window.
check:
	@.ci/deps build demo check
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja $(SANITIZED)/build.ninja $(HEADLESS)/build.ninja
	ninja -C $(HEADLESS) -j $(JOBS) --quiet
	ninja -C $(BUILD) -j $(JOBS) --quiet
	ninja -C $(SANITIZED) -j $(JOBS) --quiet
	@status=0; \
	meson test -C $(BUILD) --no-rebuild --print-errorlogs --timeout-multiplier 4 || status=1; \
	meson test -C $(SANITIZED) --no-rebuild --print-errorlogs --timeout-multiplier 4 || status=1; \
	python3 tests/project/summary.py $(BUILD) $(SANITIZED) || status=1; \
	exit $$status

bench:
	@.ci/deps build check
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja
	@ninja -C $(BUILD) -j $(JOBS) --quiet
	@python3 tests/bench/report.py $(BUILD)

# Every fuzzing program for a minute; what they find is in build/fuzz/tests/fuzz.
fuzz:
	@.ci/deps build fuzz
	@$(MAKE) --no-print-directory $(FUZZ)/build.ninja
	meson test -C $(FUZZ) --suite fuzz --num-processes 1 --timeout-multiplier 0 --test-args='-runs=-1 -max_total_time=$(SECONDS)'

# Builds, installs for this user and starts the Flatpak; see CONTRIBUTING.md.
flatpak:
	@.ci/deps flatpak
	flatpak/build

deps:
	@.ci/deps build

$(BUILD)/build.ninja:
	meson setup $(BUILD) -Dwerror=$(WERROR)

$(SANITIZED)/build.ninja:
	meson setup $(SANITIZED) -Dwerror=$(WERROR) -Db_sanitize=address,undefined -Db_lundef=false

$(HEADLESS)/build.ninja:
	meson setup $(HEADLESS) -Dwerror=$(WERROR) -Dgui=false -Dtests=false

$(FUZZ)/build.ninja:
	CC=clang meson setup $(FUZZ) -Dfuzzing=true -Dgui=false -Db_sanitize=address,undefined -Db_lundef=false

clean:
	rm -rf build
