/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-assertion-private.h"

#include "lanyard-time.h"

#define METHOD_BEARER "urn:oasis:names:tc:SAML:2.0:cm:bearer"

/* xs:dateTime of one clock reading (M-33). */
typedef struct
{
  char *now;
  char *not_before;
  char *not_on_or_after;
  char *authn_instant;
  char *session_not_on_or_after;
} Times;

/* M-33; I-34: NotBefore is dated back */
static void
times_init (Times                     *times,
            const LanyardSamlResponse *response)
{
  times->now = lanyard_time_format (response->now);
  if ((response->omit & LANYARD_SAML_OMIT_NOT_BEFORE) == 0)
    times->not_before = lanyard_time_format (response->now - LANYARD_SAML_BACKDATE);
  times->not_on_or_after = lanyard_time_format (response->now + response->lifetime);
  times->authn_instant = lanyard_time_format (response->authn_instant);
  if (response->session_not_on_or_after != 0)
    times->session_not_on_or_after = lanyard_time_format (response->session_not_on_or_after);
}

static void
times_clear (Times *times)
{
  g_free (times->now);
  g_free (times->not_before);
  g_free (times->not_on_or_after);
  g_free (times->authn_instant);
  g_free (times->session_not_on_or_after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Times, times_clear)

/* M-40: with its qualifiers. */
static void
write_name_id (LanyardSamlWriter         *writer,
               const LanyardSamlResponse *response)
{
  if ((response->omit & LANYARD_SAML_OMIT_NAME_ID) != 0)
    return;

  _lanyard_saml_writer_start (writer, "saml:NameID");
  _lanyard_saml_writer_attribute (writer, "Format", response->name_id_format);
  _lanyard_saml_writer_attribute (writer, "NameQualifier", response->name_qualifier);
  _lanyard_saml_writer_attribute (writer, "SPNameQualifier", response->sp_name_qualifier);
  _lanyard_saml_writer_text (writer, response->name_id);
  _lanyard_saml_writer_end (writer);
}

/* M-35, I-41: one bearer confirmation, without NotBefore and Address. */
static void
write_subject (LanyardSamlWriter         *writer,
               const LanyardSamlResponse *response,
               const Times               *times)
{
  _lanyard_saml_writer_start (writer, "saml:Subject");
  write_name_id (writer, response);

  _lanyard_saml_writer_start (writer, "saml:SubjectConfirmation");
  _lanyard_saml_writer_attribute (writer, "Method", METHOD_BEARER);
  _lanyard_saml_writer_start (writer, "saml:SubjectConfirmationData");
  _lanyard_saml_writer_attribute (writer, "InResponseTo", response->in_response_to);
  _lanyard_saml_writer_attribute (writer, "NotOnOrAfter", times->not_on_or_after);
  _lanyard_saml_writer_attribute (writer, "Recipient",
                                  response->recipient != NULL ? response->recipient : response->destination);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);

  _lanyard_saml_writer_end (writer);
}

/* M-34: one restriction; whoever is named in it may take the assertion (I-22). */
static void
write_conditions (LanyardSamlWriter         *writer,
                  const LanyardSamlResponse *response,
                  const Times               *times)
{
  _lanyard_saml_writer_start (writer, "saml:Conditions");
  _lanyard_saml_writer_attribute (writer, "NotBefore", times->not_before);
  _lanyard_saml_writer_attribute (writer, "NotOnOrAfter", times->not_on_or_after);
  _lanyard_saml_writer_start (writer, "saml:AudienceRestriction");
  _lanyard_saml_writer_element (writer, "saml:Audience", response->audience);
  for (const char * const *p = response->additional_audiences; p != NULL && *p != NULL; p++)
    _lanyard_saml_writer_element (writer, "saml:Audience", *p);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

/* M-36; I-24: one class; I-35: its end only where the connector wants one */
static void
write_authn_statement (LanyardSamlWriter         *writer,
                       const LanyardSamlResponse *response,
                       const Times               *times)
{
  _lanyard_saml_writer_start (writer, "saml:AuthnStatement");
  _lanyard_saml_writer_attribute (writer, "AuthnInstant", times->authn_instant);
  _lanyard_saml_writer_attribute (writer, "SessionIndex", response->session_index);
  _lanyard_saml_writer_attribute (writer, "SessionNotOnOrAfter", times->session_not_on_or_after);
  _lanyard_saml_writer_start (writer, "saml:AuthnContext");
  _lanyard_saml_writer_element (writer, "saml:AuthnContextClassRef", response->authn_context);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

static gboolean
has_values (const LanyardSamlAttribute *attribute)
{
  return attribute->values != NULL && attribute->values[0] != NULL;
}

/* M-38: one element a value; M-39, I-10: all of one type, or of none */
static void
write_attribute (LanyardSamlWriter          *writer,
                 const LanyardSamlAttribute *attribute,
                 gboolean                    with_type)
{
  const char *type = attribute->xsi_type != NULL ? attribute->xsi_type : "xs:string";

  _lanyard_saml_writer_start (writer, "saml:Attribute");
  _lanyard_saml_writer_attribute (writer, "FriendlyName", attribute->friendly_name);
  _lanyard_saml_writer_attribute (writer, "Name", attribute->name);
  _lanyard_saml_writer_attribute (writer, "NameFormat", attribute->name_format);
  for (gsize i = 0; attribute->values[i] != NULL; i++)
    {
      _lanyard_saml_writer_start (writer, "saml:AttributeValue");
      _lanyard_saml_writer_attribute (writer, "xsi:type", with_type ? type : NULL);
      _lanyard_saml_writer_text (writer, attribute->values[i]);
      _lanyard_saml_writer_end (writer);
    }
  _lanyard_saml_writer_end (writer);
}

/* M-37: no statement without an attribute */
static void
write_attribute_statement (LanyardSamlWriter         *writer,
                           const LanyardSamlResponse *response)
{
  gboolean with_type = (response->omit & LANYARD_SAML_OMIT_XSI_TYPE) == 0;
  gboolean started = FALSE;

  for (gsize i = 0; i < response->n_attributes; i++)
    {
      if (!has_values (&response->attributes[i]))
        continue;
      if (!started)
        _lanyard_saml_writer_start (writer, "saml:AttributeStatement");
      started = TRUE;
      write_attribute (writer, &response->attributes[i], with_type);
    }

  if (started)
    _lanyard_saml_writer_end (writer);
}

/**
 * _lanyard_saml_assertion_write:
 * @writer: a writer
 * @response: what the assertion says
 * @span: (inout): its ID; receives where it is and where its signature goes
 *
 * Writes the assertion of a response (Core 2.3.3; M-33 to M-40), unsigned. It
 * declares all its namespaces itself, so that it can be taken out of the
 * response (M-45, I-11).
 */
void
_lanyard_saml_assertion_write (LanyardSamlWriter         *writer,
                               const LanyardSamlResponse *response,
                               LanyardSamlSpan           *span)
{
  g_auto(Times) times = { NULL };

  times_init (&times, response);
  span->start = _lanyard_saml_writer_tell (writer);
  _lanyard_saml_writer_start (writer, "saml:Assertion");
  _lanyard_saml_writer_namespace (writer, "saml", LANYARD_SAML_NS_ASSERTION);
  if ((response->omit & LANYARD_SAML_OMIT_XSI_TYPE) == 0)
    {
      _lanyard_saml_writer_namespace (writer, "xs", LANYARD_SAML_NS_XS);
      _lanyard_saml_writer_namespace (writer, "xsi", LANYARD_SAML_NS_XSI);
    }
  _lanyard_saml_writer_attribute (writer, "ID", span->id);
  _lanyard_saml_writer_attribute (writer, "IssueInstant", times.now);
  _lanyard_saml_writer_attribute (writer, "Version", "2.0");
  _lanyard_saml_writer_element (writer, "saml:Issuer", response->issuer);
  span->gap = _lanyard_saml_writer_tell (writer);

  write_subject (writer, response, &times);
  write_conditions (writer, response, &times);
  write_authn_statement (writer, response, &times);
  write_attribute_statement (writer, response);

  _lanyard_saml_writer_end (writer);
  span->end = _lanyard_saml_writer_tell (writer);
}
