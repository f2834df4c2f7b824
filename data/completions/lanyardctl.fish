# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for fish: the program itself says what may come next, without an
# answer it is the name of a file.

function __lanyardctl_words
    set -l typed (commandline -opc)
    set -l words ($typed[1] complete -- $typed[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $words) -gt 0
        printf '%s\n' $words
    else
        __fish_complete_path (commandline -ct)
    end
end

complete -c lanyardctl -f -a '(__lanyardctl_words)'
