/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "forge.h"
#include "lanyard-saml-error.h"

G_BEGIN_DECLS

#define ATTACK_PASSES -1

#define ATTACK_TRANSFORM(uri) "<ds:Transform Algorithm=\"" uri "\"/>"
#define ATTACK_C14N ATTACK_TRANSFORM (FORGE_EXC_C14N)
#define ATTACK_ENVELOPED ATTACK_TRANSFORM (FORGE_ENVELOPED)

/* How much the receiver asks for. */
typedef enum
{
  ATTACK_STRICT     = 0,
  ATTACK_UNSIGNED   = 1 << 0,   /* takes what is not signed, too, if it takes that at all */
  ATTACK_ALLOW_SHA1 = 1 << 1,   /* where that can be allowed */
} AttackRules;

/* A message that is read, and whoever decides about it. */
typedef struct
{
  const char  *name;
  const char  *tag;           /* of the signed element, as it is written */
  const char  *id;            /* its ID */
  const char  *anchor;        /* its Signature goes after this; NULL: after the start tag */
  const char  *find;          /* what an attacker would change in it */
  const char  *evil;          /* into what */
  const char  *identity;      /* a text in it that says who somebody is */
  gboolean     is_root;       /* the signed element is the document's */
  gboolean     may_be_sha1;   /* where that is allowed */
  gboolean     may_comment;   /* comments are passed over */
  char      *(*dup_template) (void);     /* "{signature}" where the Signature goes */
  /* the code of the first failure or ATTACK_PASSES, and then only what was
   * signed has been read */
  int        (*judge)        (GBytes      *document,
                              LanyardKey  *key,
                              AttackRules  rules);
} AttackTarget;

extern const AttackTarget attack_targets[];
extern const gsize attack_n_targets;

LanyardKey *attack_key         (void);       /* the sender's */
LanyardKey *attack_other_key   (void);       /* the attacker's */

int         attack_judge       (const AttackTarget   *target,
                                const char           *document,
                                AttackRules           rules);
char       *attack_sign        (const AttackTarget   *target,
                                const ForgeSignature *signature,
                                LanyardKey           *key);
char       *attack_sign_text   (const AttackTarget   *target,
                                const char           *template,
                                const ForgeSignature *signature,
                                LanyardKey           *key);
char       *attack_dup_good    (const AttackTarget   *target);
char       *attack_change      (const AttackTarget   *target,
                                const char           *document,
                                const char           *find,
                                const char           *replacement);
void        attack_assert_refused (const AttackTarget *target,
                                   const char         *find,
                                   const char         *replacement,
                                   int                 code);
char       *attack_take        (const char           *document,
                                const char           *start,
                                const char           *end,
                                char                **rest);

/* Tests with each target: one for each row of @table, or one. */
#define ATTACK_ADD(table, folder, function) \
  for (gsize attack_i = 0; attack_i < G_N_ELEMENTS (table); attack_i++) \
    for (gsize attack_j = 0; attack_j < attack_n_targets; attack_j++) \
      { \
        g_autofree char *attack_path = g_strdup_printf ("/saml/attack/" folder "/%s/%s", table[attack_i].name, \
                                                        attack_targets[attack_j].name); \
        g_test_add_data_func (attack_path, ATTACK_ROW (attack_i, attack_j), function); \
      }
#define ATTACK_ADD_ONE(folder, function) \
  for (gsize attack_j = 0; attack_j < attack_n_targets; attack_j++) \
    { \
      g_autofree char *attack_path = g_strdup_printf ("/saml/attack/%s/%s", folder, attack_targets[attack_j].name); \
      g_test_add_data_func (attack_path, &attack_targets[attack_j], function); \
    }
#define ATTACK_ROW(i, j) GSIZE_TO_POINTER ((i) << 8 | (j))
#define ATTACK_GET_ROW(data) (GPOINTER_TO_SIZE (data) >> 8)
#define ATTACK_GET_TARGET(data) (&attack_targets[GPOINTER_TO_SIZE (data) & 0xff])

G_END_DECLS
