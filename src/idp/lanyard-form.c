/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-form-private.h"

#include "lanyard-error.h"
#include "lanyard-http-private.h"
#include "lanyard-idp-private.h"
#include "lanyard-language.h"
#include "lanyard-page-private.h"
#include "lanyard-random.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HTML_TYPE "text/html; charset=utf-8"
#define MARK_SIZE 16
#define KEY_SIZE 512
#define PAGE_SIZE 16384
/* Then it begins anew. */
#define FRAMES_MAX 256

/* A page that sends a form by itself, without the values of the fields: it is
 * made once, and those are put in between each time. */
typedef struct
{
  char **parts;
  char *policy;
} Frame;

struct _LanyardForms
{
  GMutex mutex;
  GHashTable *frames;     /* what is on it → Frame; under the mutex */
};

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_strfreev (frame->parts);
  g_free (frame->policy);
}

static void
frame_unref (gpointer frame)
{
  g_atomic_rc_box_release_full (frame, frame_clear);
}

/* No two lists of texts give the same. */
static void
add_to_key (GString    *key,
            const char *text)
{
  g_string_append_printf (key, "%zu:", text != NULL ? strlen (text) : 0);
  g_string_append (key, text != NULL ? text : "");
}

/* All that is on the page; what all pages have in common is the settings'. */
static char *
make_key (LanyardIdp             *idp,
          const char             *title,
          const char             *text,
          const char             *action,
          const LanyardFormField *fields,
          gsize                   n_fields)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_peek_settings_sync (lanyard_idp_get_configuration (idp), NULL);
  g_autofree char *language = lanyard_language_dup_current ();
  const char * const texts[] = { lanyard_idp_get_base_path (idp), language, title, text, action };
  GString *key = g_string_sized_new (KEY_SIZE);

  g_string_append_printf (key, "%" G_GINT64_FORMAT " ",
                          settings != NULL ? lanyard_record_get_revision (LANYARD_RECORD (settings)) : -1);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add_to_key (key, texts[i]);
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].value != NULL)
      add_to_key (key, fields[i].name);

  return g_string_free (key, FALSE);
}

/* With a mark that nothing else on the page can hold for each value. */
static Frame *
make_frame (LanyardIdp             *idp,
            const char             *title,
            const char             *text,
            const char             *action,
            const LanyardFormField *fields,
            gsize                   n_fields)
{
  g_autoptr(LanyardPage) page = lanyard_pages_begin (idp, "post", title);
  g_autofree LanyardFormField *marked = g_new0 (LanyardFormField, n_fields + 1);
  g_autofree char *mark = lanyard_random_dup_token (MARK_SIZE);
  Frame *frame = g_atomic_rc_box_new0 (Frame);
  g_autofree char *script = NULL;
  g_autoptr(GBytes) html = NULL;
  g_autofree char *copy = NULL;

  for (gsize i = 0; i < n_fields; i++)
    marked[i] = (LanyardFormField) { fields[i].name, fields[i].value != NULL ? mark : NULL };
  lanyard_page_set_text (page, NULL, "text", text);
  lanyard_page_set_text (page, NULL, "continue", _("Continue"));
  _lanyard_form_fill (page, action, marked, n_fields);

  script = lanyard_page_dup_script_source (page);
  frame->policy = g_strdup_printf ("%s; script-src %s", LANYARD_HTTP_POLICY_BASE, script);
  html = lanyard_page_serialize (page);
  copy = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  frame->parts = g_strsplit (copy, mark, -1);

  return frame;
}

static Frame *
look_up (LanyardForms *forms,
         const char   *key)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&forms->mutex);
  Frame *frame = g_hash_table_lookup (forms->frames, key);

  return frame != NULL ? g_atomic_rc_box_acquire (frame) : NULL;
}

static void
keep (LanyardForms *forms,
      const char   *key,
      Frame        *frame)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&forms->mutex);

  if (g_hash_table_size (forms->frames) >= FRAMES_MAX)
    g_hash_table_remove_all (forms->frames);
  g_hash_table_replace (forms->frames, g_strdup (key), g_atomic_rc_box_acquire (frame));
}

static Frame *
get_frame (LanyardIdp             *idp,
           const char             *title,
           const char             *text,
           const char             *action,
           const LanyardFormField *fields,
           gsize                   n_fields)
{
  LanyardForms *forms = _lanyard_idp_get_forms (idp);
  g_autofree char *key = make_key (idp, title, text, action, fields, n_fields);
  Frame *frame = look_up (forms, key);

  if (frame == NULL)
    {
      frame = make_frame (idp, title, text, action, fields, n_fields);
      keep (forms, key, frame);
    }

  return frame;
}

static GBytes *
write_frame (const Frame            *frame,
             const LanyardFormField *fields,
             gsize                   n_fields)
{
  GString *html = g_string_sized_new (PAGE_SIZE);
  char **part = frame->parts;

  g_string_append (html, *part++);
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].value != NULL)
      {
        lanyard_page_write_text (html, fields[i].value);
        g_string_append (html, *part++);
      }

  return g_string_free_to_bytes (html);
}

LanyardForms *
_lanyard_forms_new (void)
{
  LanyardForms *forms = g_new0 (LanyardForms, 1);

  g_mutex_init (&forms->mutex);
  forms->frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, frame_unref);

  return forms;
}

void
_lanyard_forms_free (LanyardForms *forms)
{
  g_hash_table_unref (forms->frames);
  g_mutex_clear (&forms->mutex);
  g_free (forms);
}

/* a page leaves out what it has no place for, and what is sent on must
 * be what came. */
gboolean
_lanyard_form_check (const LanyardFormField  *fields,
                     gsize                    n_fields,
                     GError                 **error)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].value != NULL && !lanyard_page_can_hold (fields[i].value))
      {
        lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                           _("It would not arrive as it was sent"),
                           _("Check the single sign-on settings of the application"),
                           /* Translators: %s is the name of a form field, like RelayState */
                           _("“%s” holds control characters"), fields[i].name);
        return FALSE;
      }

  return TRUE;
}

void
_lanyard_form_fill (LanyardPage            *page,
                    const char             *action,
                    const LanyardFormField *fields,
                    gsize                   n_fields)
{
  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  for (gsize i = 0; i < n_fields; i++)
    {
      LanyardPageScope *field;

      if (fields[i].value == NULL)
        continue;

      field = lanyard_page_repeat (page, NULL, "field");
      lanyard_page_set_attribute (page, field, "field", "name", fields[i].name);
      lanyard_page_set_attribute (page, field, "field", "value", fields[i].value);
    }
}

/**
 * lanyard_pages_post_text:
 * @idp: the identity provider
 * @title: heading of the page
 * @text: what to do if it does not go on by itself
 * @action: the service provider's URL
 * @fields: (array length=n_fields): names and values
 * @n_fields: how many
 * @error: return location for an error
 *
 * The form of the POST binding (Bindings 3.5.4). It submits itself with a
 * script whose hash is in the policy, and has a button that needs no script.
 * The policy leaves form-action out (I-46): browsers apply it to the redirects of
 * the service provider as well.
 *
 * Returns: (transfer full) (nullable): the reply; %NULL when @action is
 *   refused by lanyard_url_check(), or with %LANYARD_ERROR_INVALID when a
 *   value could only be sent changed (M-30, I-18, I-19)
 */
LanyardHttpResponse *
lanyard_pages_post_text (LanyardIdp             *idp,
                         const char             *title,
                         const char             *text,
                         const char             *action,
                         const LanyardFormField *fields,
                         gsize                   n_fields,
                         GError                **error)
{
  g_autoptr(GBytes) html = NULL;
  LanyardHttpResponse *response;
  Frame *frame;

  if (!lanyard_url_check (action, LANYARD_URL_HTTPS, error) || !_lanyard_form_check (fields, n_fields, error))
    return NULL;

  frame = get_frame (idp, title, text, action, fields, n_fields);
  html = write_frame (frame, fields, n_fields);
  response = lanyard_http_response_new (200, HTML_TYPE, html);
  lanyard_http_response_set_header (response, "Content-Security-Policy", frame->policy);
  frame_unref (frame);

  return response;
}

/**
 * lanyard_pages_post:
 * @idp: the identity provider
 * @to: name of the service provider
 * @action: its URL
 * @fields: (array length=n_fields): names and values
 * @n_fields: how many
 * @error: return location for an error
 *
 * lanyard_pages_post_text() for a sign-in.
 *
 * Returns: (transfer full) (nullable): the reply; %NULL when @action is
 *   refused by lanyard_url_check()
 */
LanyardHttpResponse *
lanyard_pages_post (LanyardIdp             *idp,
                    const char             *to,
                    const char             *action,
                    const LanyardFormField *fields,
                    gsize                   n_fields,
                    GError                **error)
{
  /* Translators: %s is an application */
  g_autofree char *title = g_strdup_printf (_("Opening %s"), to);

  return lanyard_pages_post_text (idp, title,
                                  _("You are signed in. If the application does not open by itself, continue here."),
                                  action, fields, n_fields, error);
}
