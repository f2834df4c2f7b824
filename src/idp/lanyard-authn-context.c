/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-authn-context-private.h"

#include <string.h>

#include "lanyard-saml.h"

#define UNSPECIFIED "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"

/* The classes that a password can stand for, weakest first. */
enum
{
  RANK_UNSPECIFIED,
  RANK_PASSWORD,
  RANK_PASSWORD_PROTECTED
};

static const char * const classes[] = {
  [RANK_UNSPECIFIED] = UNSPECIFIED,
  [RANK_PASSWORD] = LANYARD_SAML_CONTEXT_PASSWORD,
  [RANK_PASSWORD_PROTECTED] = LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED,
};

/* -1: a class whose strength we know nothing of */
static int
rank_class (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], name) == 0)
      return i;

  return -1;
}

static int
rank_achieved (gboolean over_tls)
{
  return over_tls ? RANK_PASSWORD_PROTECTED : RANK_PASSWORD;
}

static const char *
choose_freely (const char *mapped,
               const char *configured,
               gboolean    over_tls)
{
  int rank = rank_class (configured);

  if (mapped != NULL)
    return mapped;

  if (configured != NULL && *configured != '\0' && rank <= rank_achieved (over_tls))
    return configured;

  return classes[rank_achieved (over_tls)];
}

/* The first class that was asked for and is true. */
static const char *
choose_exact (const char         *mapped,
              const char         *configured,
              int                 achieved,
              const char * const *requested)
{
  for (guint i = 0; requested[i] != NULL; i++)
    {
      int rank = rank_class (requested[i]);

      if (rank >= 0 ? rank <= achieved
          : g_strcmp0 (mapped, requested[i]) == 0 || g_strcmp0 (configured, requested[i]) == 0)
        return requested[i];
    }

  return NULL;
}

/* As strong as possible without being stronger than the strongest one asked
 * for. */
static const char *
choose_maximum (int                 achieved,
                const char * const *requested)
{
  int limit = -1;

  for (guint i = 0; requested[i] != NULL; i++)
    limit = MAX (limit, rank_class (requested[i]));

  return limit >= 0 ? classes[MIN (limit, achieved)] : NULL;
}

/* Stronger than each one asked for, so all of them must be known; a second
 * factor is stronger than any password. */
static const char *
choose_better (const char         *mapped,
               int                 achieved,
               const char * const *requested)
{
  if (requested[0] == NULL)
    return NULL;

  for (guint i = 0; requested[i] != NULL; i++)
    {
      int rank = rank_class (requested[i]);

      if (rank < 0 || (rank >= achieved && mapped == NULL))
        return NULL;
    }

  return mapped != NULL ? mapped : classes[achieved];
}

static const char *
get_text (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * _lanyard_authn_context_map:
 * @connector: a connector
 * @factor: what was done besides the password
 *
 * Returns: (nullable): the class that the connector claims for it: that of the
 *   factor, else that of any second factor; %NULL without a factor or a class
 */
const char *
_lanyard_authn_context_map (LanyardConnector    *connector,
                            LanyardSecondFactor  factor)
{
  const char *own = NULL;

  switch (factor)
    {
    case LANYARD_SECOND_FACTOR_TOTP:
      own = lanyard_connector_get_totp_authn_context (connector);
      break;
    case LANYARD_SECOND_FACTOR_RECOVERY_CODE:
      own = lanyard_connector_get_recovery_authn_context (connector);
      break;
    case LANYARD_SECOND_FACTOR_OTHER:
      break;
    case LANYARD_SECOND_FACTOR_NONE:
    default:
      return NULL;
    }

  return get_text (own) != NULL ? own : get_text (lanyard_connector_get_mfa_authn_context (connector));
}

/**
 * _lanyard_authn_context_choose:
 * @mapped: (nullable): the class that stands for the second factor that was done
 * @configured: (nullable): the class that the connector claims
 * @over_tls: the password went over TLS, or did not leave this machine
 * @requested: (nullable): classes of the request's RequestedAuthnContext
 * @comparison: (nullable): "exact" (also %NULL), "minimum", "maximum" or
 *   "better"
 *
 * The class of the assertion (Core 3.3.2.2.1, M-27, M-36, I-23, I-25, I-26). A password over
 * TLS, or one that never left the machine, is PasswordProtectedTransport,
 * else Password; each stands for the weaker classes too. A class of another
 * kind is only claimed when the connector is configured so, for the password
 * or for the second factor that was done. When the one
 * achieved is stronger than the one asked for, that which was asked for is
 * asserted.
 *
 * Returns: (nullable): a class; %NULL means NoAuthnContext
 */
const char *
_lanyard_authn_context_choose (const char         *mapped,
                               const char         *configured,
                               gboolean            over_tls,
                               const char * const *requested,
                               const char         *comparison)
{
  int achieved = rank_achieved (over_tls);

  if (requested == NULL)
    return choose_freely (mapped, configured, over_tls);

  /* an exact match is also the minimum that was asked for */
  if (comparison == NULL || strcmp (comparison, "exact") == 0 || strcmp (comparison, "minimum") == 0)
    return choose_exact (mapped, configured, achieved, requested);
  if (strcmp (comparison, "maximum") == 0)
    return choose_maximum (achieved, requested);
  if (strcmp (comparison, "better") == 0)
    return choose_better (mapped, achieved, requested);

  return NULL;
}
