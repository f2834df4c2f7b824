# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The usual errands in front of meson; everything goes to build/.

WERROR ?= false
JOBS ?= $(shell nproc)
# Many tests wait for a browser, a window or a clock.
TESTS ?= $(shell expr $(JOBS) + 1)
# A build has two hundred programs to link; mold is quicker at it.
FAST_LINKER = CC_LD=$$(command -v mold >/dev/null && echo mold || echo bfd)
BUILD := build/lanyard
SANITIZED := build/sanitized
HEADLESS := build/headless
FUZZ := build/fuzz
COVERAGE := build/coverage
ANALYSIS := build/analysis
SECONDS := 60

export PYTHONDONTWRITEBYTECODE := 1

.PHONY: all demo run check check-full bench fuzz coverage analyze flatpak deps clean

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
# UndefinedBehaviorSanitizer; and a build without the window. With all that
# takes long it is check-full.
check-full: export LANYARD_TEST_FULL := 1
check-full: PATIENCE := 60
check: PATIENCE := 4
check check-full:
	@.ci/deps build demo check $(if $(filter check-full,$@),full)
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja $(SANITIZED)/build.ninja $(HEADLESS)/build.ninja
	ninja -C $(HEADLESS) -j $(JOBS) --quiet
	ninja -C $(BUILD) -j $(JOBS) --quiet
	ninja -C $(SANITIZED) -j $(JOBS) --quiet
	@status=0; \
	meson test -C $(BUILD) --no-rebuild --print-errorlogs --num-processes $(TESTS) --timeout-multiplier $(PATIENCE) || status=1; \
	meson test -C $(SANITIZED) --no-rebuild --print-errorlogs --num-processes $(TESTS) --timeout-multiplier $(PATIENCE) || status=1; \
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

# How much of the SAML library its tests run through, by lines and branches.
coverage:
	@.ci/deps build check full
	@$(MAKE) --no-print-directory $(COVERAGE)/build.ninja
	@ninja -C $(COVERAGE) -j $(JOBS) --quiet
	@find $(COVERAGE) -name '*.gcda' -delete
	meson test -C $(COVERAGE) --no-rebuild --print-errorlogs --suite unit --suite interop --suite fuzz --timeout-multiplier 4
	gcovr --root . --filter src/saml/ --exclude-unreachable-branches --exclude-throw-branches \
	  --print-summary --fail-under-line 95 $(COVERAGE)

# clang-tidy with the checks of .clang-tidy, then scan-build; both must be
# silent.
analyze:
	@.ci/deps build full
	@test -f $(ANALYSIS)/build.ninja || CC=clang scan-build --use-cc=clang meson setup $(ANALYSIS) -Dgui=false -Dtests=false
	ninja -C $(ANALYSIS) -t clean >/dev/null
	scan-build --use-cc=clang -disable-checker unix.Malloc --status-bugs -o $(ANALYSIS)/reports ninja -C $(ANALYSIS) -j $(JOBS)
	clang-tidy --quiet -p $(ANALYSIS) --warnings-as-errors='*' src/base/*.c src/crypto/*.c src/saml/*.c src/idp/*.c

# Builds, installs for this user and starts the Flatpak; see CONTRIBUTING.md.
flatpak:
	@.ci/deps flatpak
	flatpak/build

deps:
	@.ci/deps build

$(BUILD)/build.ninja:
	$(FAST_LINKER) meson setup $(BUILD) -Dwerror=$(WERROR)

# Line numbers are all that a sanitizer's report needs.
$(SANITIZED)/build.ninja:
	$(FAST_LINKER) meson setup $(SANITIZED) -Dwerror=$(WERROR) -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 -Ddebug=false -Dc_args=-g1

$(HEADLESS)/build.ninja:
	meson setup $(HEADLESS) -Dwerror=$(WERROR) -Dgui=false -Dtests=false -Doptimization=0 -Ddebug=false

$(FUZZ)/build.ninja:
	CC=clang meson setup $(FUZZ) -Dfuzzing=true -Dgui=false -Db_sanitize=address,undefined -Db_lundef=false

$(COVERAGE)/build.ninja:
	meson setup $(COVERAGE) -Db_coverage=true -Dgui=false

clean:
	rm -rf build
