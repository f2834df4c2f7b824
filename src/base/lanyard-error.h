/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LANYARD_ERROR:
 *
 * The domain of everything that is not protocol (`LANYARD_SAML_ERROR`) or
 * cryptography (`LANYARD_CRYPTO_ERROR`).
 */
#define LANYARD_ERROR (lanyard_error_quark ())

/**
 * LanyardError:
 * @LANYARD_ERROR_FAILED: something that has no code of its own
 * @LANYARD_ERROR_INVALID: a value breaks a rule of its field
 * @LANYARD_ERROR_NOT_FOUND: no such record, template, file
 * @LANYARD_ERROR_EXISTS: a value that must be unique is taken
 * @LANYARD_ERROR_CONFLICT: somebody else changed the record since it was read
 * @LANYARD_ERROR_REFUSED: not allowed in this state
 * @LANYARD_ERROR_IN_USE: an address, port or file is taken
 * @LANYARD_ERROR_PERMISSION: a file has the wrong owner or mode
 * @LANYARD_ERROR_CORRUPT: stored data that does not read back
 * @LANYARD_ERROR_TOO_NEW: written by a newer version
 * @LANYARD_ERROR_IO: reading or writing failed
 */
typedef enum
{
  LANYARD_ERROR_FAILED,
  LANYARD_ERROR_INVALID,
  LANYARD_ERROR_NOT_FOUND,
  LANYARD_ERROR_EXISTS,
  LANYARD_ERROR_CONFLICT,
  LANYARD_ERROR_REFUSED,
  LANYARD_ERROR_IN_USE,
  LANYARD_ERROR_PERMISSION,
  LANYARD_ERROR_CORRUPT,
  LANYARD_ERROR_TOO_NEW,
  LANYARD_ERROR_IO,
} LanyardError;

GQuark lanyard_error_quark (void);

/**
 * LanyardErrorParts:
 * @what: what is wrong with which value
 * @why: (nullable): why it matters
 * @fix: (nullable): what to do
 * @code: (nullable): a stable name, static, where the error's code says less
 * @rule: (nullable): the rule that was broken, static: "M-06"
 * @expected: (nullable): the value it should have
 * @received: (nullable): the value it has, invisible characters made visible
 *
 * What an error of one of our domains is made of, for logs and events.
 */
typedef struct
{
  char       *what;
  char       *why;
  char       *fix;
  const char *code;
  const char *rule;
  char       *expected;
  char       *received;
} LanyardErrorParts;

const LanyardErrorParts *lanyard_error_get_parts    (const GError *error);
void                     lanyard_error_set_code     (GError       *error,
                                                     const char   *code);
void                     lanyard_error_set_evidence (GError       *error,
                                                     const char   *rule,
                                                     const char   *expected,
                                                     const char   *received);
GQuark                   lanyard_error_register     (const char   *name);

/* Defines the quark of a domain whose errors have parts. */
#define LANYARD_DEFINE_ERROR(name, function) \
  GQuark \
  function##_quark (void) \
  { \
    static gsize quark = 0; \
\
    if (g_once_init_enter (&quark)) \
      g_once_init_leave (&quark, lanyard_error_register (name "-quark")); \
\
    return (GQuark) quark; \
  }

/* Sets an error whose message has the three parts of every message for
 * people: what is wrong with which value (@format), why it matters, what to
 * do. Each part is a sentence without its final period; @why and @fix may
 * be NULL. The message is one line. */
void lanyard_set_error (GError    **error,
                        GQuark      domain,
                        int         code,
                        const char *why,
                        const char *fix,
                        const char *format,
                        ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
