# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for bash: the program itself says what may come next, without an
# answer it is the name of a file.

_lanyardctl ()
{
  local typed=${COMP_LINE:0:COMP_POINT} prefix= line word
  local -a words

  # Taken from the line, since bash splits words at "=" and ":"; a blank behind
  # a backslash stays in its word.
  read -a words <<< "$typed"
  [[ $typed == *[[:space:]] ]] && words+=('')
  word=${words[-1]}
  if [[ $word == *[=:]* ]]; then
    prefix=${word%"${word##*[=:]}"}
  fi

  COMPREPLY=()
  while IFS= read -r line; do
    printf -v word %q "${line%%$'\t'*}"
    COMPREPLY+=("${word#"$prefix"}")
  done < <("$1" complete -- "${words[@]:1}" 2>/dev/null)

  if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
}

complete -o bashdefault -o default -F _lanyardctl lanyardctl
