/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-metadata-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#define ENTITIES_NAMED 5
#define DAY (24 * 60 * 60)

void
_lanyard_cli_metadata_clear (LanyardCliMetadata *input)
{
  g_clear_pointer (&input->path, g_free);
  g_clear_pointer (&input->fetched, lanyard_fetched_free);
  g_clear_pointer (&input->document, g_bytes_unref);
  g_clear_pointer (&input->source, g_free);
  g_clear_pointer (&input->trusted, g_ptr_array_unref);
}

gboolean
_lanyard_cli_is_url (const char *text)
{
  return strstr (text, "://") != NULL;
}

static void
set_file_error (GError     **error,
                const char  *name,
                gboolean     is_missing)
{
  g_autofree char *visible = lanyard_text_make_visible (name, 256);

  lanyard_set_error (error, LANYARD_ERROR, is_missing ? LANYARD_ERROR_NOT_FOUND : LANYARD_ERROR_IO,
                     NULL, _("Enter the name of a file, or an address that begins with https://"),
                     _("The metadata “%s” cannot be read"), visible);
}

static gboolean
load_input (LanyardCliMetadata  *input,
            LanyardCli          *cli,
            const char          *name,
            GError             **error)
{
  if (!_lanyard_cli_is_url (name))
    {
      g_autoptr(GInputStream) stream = NULL;

      input->path = g_strdup (name);
      input->source = g_path_get_basename (name);
      stream = _lanyard_cli_metadata_read (input, error);
      return stream != NULL;
    }

  input->fetched = _lanyard_cli_metadata_fetch_url (cli, name, error);
  if (input->fetched == NULL)
    return FALSE;

  input->document = g_bytes_ref (input->fetched->document);
  input->source = g_strdup (input->fetched->url);
  return TRUE;
}

/* M-63: the metadata of a federation is never in memory as a whole. */
GInputStream *
_lanyard_cli_metadata_read (LanyardCliMetadata  *input,
                            GError             **error)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) cause = NULL;
  GFileInputStream *stream;

  if (input->fetched != NULL)
    return lanyard_fetched_read (input->fetched, error);
  if (input->path == NULL)
    return g_memory_input_stream_new_from_bytes (input->document);

  file = g_file_new_for_path (input->path);
  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL)
    set_file_error (error, input->path, g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));

  return (GInputStream *) stream;
}

/* (transfer none): all of it */
static GBytes *
get_document (LanyardCliMetadata  *input,
              GError             **error)
{
  g_autoptr(GMappedFile) file = NULL;
  g_autoptr(GError) cause = NULL;

  if (input->document != NULL)
    return input->document;

  file = g_mapped_file_new (input->path, FALSE, &cause);
  if (file != NULL)
    input->document = g_mapped_file_get_bytes (file);
  else
    set_file_error (error, input->path, g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT));

  return input->document;
}

/* M-63: a part at a time. */
LanyardMetadataDigest *
_lanyard_cli_metadata_make_digest (LanyardCliMetadata  *input,
                                   GError             **error)
{
  g_autoptr(GInputStream) stream = _lanyard_cli_metadata_read (input, error);

  return stream != NULL ? lanyard_metadata_digest_new_from_stream (stream, NULL, error) : NULL;
}

static gboolean
add_trusted (LanyardCliMetadata  *input,
             GBytes              *data,
             GError             **error)
{
  LanyardCertificate *certificate = lanyard_certificate_new_from_data (data, error);

  if (certificate != NULL)
    g_ptr_array_add (input->trusted, certificate);

  return certificate != NULL;
}

/* M-64: the certificate of the command line, else those of the connector. */
static gboolean
load_trusted (LanyardCliMetadata  *input,
              LanyardCli          *cli,
              LanyardConnector    *connector,
              GError             **error)
{
  const char * const *pinned = NULL;

  if (connector != NULL)
    pinned = lanyard_connector_get_metadata_signing_certificates (connector);
  if (cli->trust != NULL)
    {
      g_autoptr(GBytes) data = _lanyard_cli_read_file (cli->trust, error);

      return data != NULL && add_trusted (input, data, error);
    }

  for (guint i = 0; pinned != NULL && pinned[i] != NULL; i++)
    {
      g_autoptr(GBytes) data = g_bytes_new_static (pinned[i], strlen (pinned[i]));

      if (!add_trusted (input, data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
_lanyard_cli_metadata_open (LanyardCliMetadata  *input,
                            LanyardCli          *cli,
                            LanyardConnector    *connector,
                            const char          *name,
                            GError             **error)
{
  input->trusted = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_certificate_unref);
  input->policy.now = lanyard_time_now ();
  input->policy.max_validity = (gint64) cli->max_days * DAY;
  input->policy.trusted = input->trusted;

  return load_trusted (input, cli, connector, error) && load_input (input, cli, name, error);
}

/* Service providers as far as they are named, and how many there are. */
typedef struct
{
  GString *ids;
  char    *only;
  guint    n_entities;
} Names;

static gboolean
count_sp_cb (const LanyardSamlEntitySummary *summary,
             gpointer                        user_data)
{
  Names *names = user_data;

  if ((summary->roles & LANYARD_SAML_ROLE_SP) == 0)
    return TRUE;

  if (names->n_entities < ENTITIES_NAMED)
    g_string_append_printf (names->ids, "%s%s", names->n_entities > 0 ? ", " : "", summary->entity_id);
  else if (names->n_entities == ENTITIES_NAMED)
    g_string_append (names->ids, ", …");
  if (names->n_entities == 0)
    names->only = g_strdup (summary->entity_id);
  names->n_entities++;

  return TRUE;
}

/* Without --entity: the only one; with several, an error that names some. */
static char *
find_only_entity (LanyardCliMetadata  *input,
                  GError             **error)
{
  g_autoptr(GInputStream) stream = _lanyard_cli_metadata_read (input, error);
  LanyardSamlMetadataPolicy policy = input->policy;
  Names names = { .ids = g_string_new (NULL) };
  g_autofree char *fix = NULL;
  gboolean scanned;

  policy.trusted = NULL;
  scanned = stream != NULL && lanyard_saml_metadata_scan (stream, &policy, count_sp_cb, &names, NULL, error);
  if (scanned && names.n_entities > 1)
    {
      /* Translators: entity IDs */
      fix = g_strdup_printf (_("Choose one with --entity: %s"), names.ids->str);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, fix,
                         _("The metadata describes %u service providers"), names.n_entities);
    }
  g_string_free (names.ids, TRUE);
  if (!scanned || names.n_entities > 1)
    g_clear_pointer (&names.only, g_free);

  return names.only;
}

static GPtrArray *
read_all_entities (LanyardCliMetadata  *input,
                   GError             **error)
{
  GBytes *document = get_document (input, error);

  return document != NULL ? lanyard_saml_metadata_read_trusted (document, &input->policy, error) : NULL;
}

/* With a pinned certificate the whole document is read, since the signature
 * is one of all of it. */
static LanyardSamlEntity *
read_signed_entity (LanyardCliMetadata  *input,
                    const char          *entity_id,
                    GError             **error)
{
  g_autoptr(GPtrArray) entities = read_all_entities (input, error);
  g_autofree char *visible = NULL;

  if (entities == NULL)
    return NULL;
  for (guint i = 0; i < entities->len; i++)
    {
      LanyardSamlEntity *entity = g_ptr_array_index (entities, i);

      if (strcmp (entity->entity_id, entity_id) == 0)
        return lanyard_saml_entity_ref (entity);
    }

  visible = lanyard_text_make_visible (entity_id, 256);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                     _("Look for its entity ID in the application’s settings"),
                     _("The metadata does not describe the service provider “%s”"), visible);
  return NULL;
}

LanyardSamlEntity *
_lanyard_cli_metadata_read_entity (LanyardCliMetadata  *input,
                                   const char          *wanted,
                                   GError             **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GPtrArray) entities = NULL;
  g_autofree char *only = NULL;
  g_autoptr(GError) cause = NULL;

  if (wanted == NULL)
    {
      only = find_only_entity (input, &cause);
      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      wanted = only;
    }
  if (wanted == NULL)
    {
      /* There is none that can be used: the reader knows why. */
      entities = read_all_entities (input, error);
      return entities != NULL ? lanyard_saml_entity_ref (g_ptr_array_index (entities, 0)) : NULL;
    }
  if (input->trusted->len > 0)
    return read_signed_entity (input, wanted, error);

  stream = _lanyard_cli_metadata_read (input, error);
  return stream != NULL ? lanyard_saml_metadata_pick (stream, &input->policy, wanted, NULL, error) : NULL;
}

/* A pinned certificate is checked first, on the whole document. */
gboolean
_lanyard_cli_metadata_check_signature (LanyardCliMetadata  *input,
                                       GError             **error)
{
  g_autoptr(GPtrArray) entities = NULL;

  if (input->trusted->len == 0)
    return TRUE;

  entities = read_all_entities (input, error);
  input->policy.trusted = NULL;

  return entities != NULL;
}
