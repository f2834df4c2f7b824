/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event-text.h"

#include <glib/gi18n-lib.h>

#define LABEL "lanyard-connector-label"
#define PERSON "lanyard-person"

typedef struct
{
  const char *event;
  const char *text;
  const char *all;     /* of several */
  const char *icon;
  const char *style;
} Kind;

static const Kind kinds[] = {
  { "sign-in", N_("Sign-in"), N_("Sign-ins"), "emblem-ok-symbolic", "success" },
  { "refusal", N_("Refused"), N_("Refusals"), "action-unavailable-symbolic", "error" },
  { "warning", N_("Warning"), N_("Warnings"), "dialog-warning-symbolic", "warning" },
  { "logout", N_("Sign-out"), N_("Sign-outs"), "system-log-out-symbolic", NULL },
  { "test", N_("Test"), N_("Tests"), "media-playback-start-symbolic", NULL },
  { "negative-test", N_("Negative test"), N_("Negative tests"), "media-playback-start-symbolic", NULL },
  { "change", N_("Change"), N_("Changes"), "document-edit-symbolic", NULL },
  { "password", N_("Password"), N_("Passwords"), "dialog-password-symbolic", NULL },
  { "second-factor", N_("Second factor"), N_("Second factors"), "dialog-password-symbolic", NULL },
  { "directory", N_("Directory"), N_("Directory"), "system-users-symbolic", NULL },
};

static const Kind *
find_kind_called (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (name, kinds[i].event) == 0)
      return &kinds[i];

  return NULL;
}

static const Kind *
find_kind (LanyardEvent *event)
{
  return find_kind_called (lanyard_event_get_text (event, "event"));
}

const char *
lanyard_event_text_get_kind (LanyardEvent *event)
{
  const Kind *kind = find_kind (event);

  return kind != NULL ? _(kind->text) : lanyard_event_get_text (event, "event");
}

const char *
lanyard_event_text_get_all (const char *name)
{
  const Kind *kind = find_kind_called (name);

  return kind != NULL ? _(kind->all) : name;
}

const char *
lanyard_event_text_get_icon (LanyardEvent *event)
{
  const Kind *kind = find_kind (event);

  return kind != NULL ? kind->icon : "dialog-information-symbolic";
}

const char *
lanyard_event_text_get_style (LanyardEvent *event)
{
  const Kind *kind = find_kind (event);

  return kind != NULL ? kind->style : NULL;
}

/* What happened, and to whom; of a change, what was done. */
char *
lanyard_event_text_dup_title (LanyardEvent *event)
{
  const char *person = lanyard_event_get_text (event, "person");
  const char *summary = lanyard_event_get_text (event, "message");
  const char *kind = lanyard_event_text_get_kind (event);

  if (g_strcmp0 (lanyard_event_get_text (event, "event"), LANYARD_EVENT_CHANGE) == 0 && summary != NULL)
    return g_strdup (summary);
  /* Translators: what happened, such as "Sign-in", and a person's username */
  if (person != NULL)
    return g_strdup_printf (_("%s: %s"), kind, person);

  return g_strdup (kind);
}

char *
lanyard_event_text_dup_time (LanyardEvent *event)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (lanyard_event_get_time (event));

  return time != NULL ? g_date_time_format (time, "%x %X") : g_strdup ("");
}

const char *
lanyard_event_text_get_label (LanyardEvent *event)
{
  return g_object_get_data (G_OBJECT (event), LABEL);
}

void
lanyard_event_text_set_label (LanyardEvent *event,
                              const char   *label)
{
  g_object_set_data_full (G_OBJECT (event), LABEL, g_strdup (label), g_free);
}

LanyardPerson *
lanyard_event_text_get_person (LanyardEvent *event)
{
  return g_object_get_data (G_OBJECT (event), PERSON);
}

void
lanyard_event_text_set_person (LanyardEvent  *event,
                               LanyardPerson *person)
{
  g_object_set_data_full (G_OBJECT (event), PERSON, g_object_ref (person), g_object_unref);
}
