/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-review.h"

#include "lanyard-administration.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest value that a row shows, in characters. */
#define VALUE_MAX 160

struct _LanyardMetadataReview
{
  AdwWindow                  parent_instance;

  /* Template Widgets */
  AdwWindowTitle            *title;
  GtkWidget                 *apply_button;
  GtkStack                  *stack;
  GtkSearchEntry            *entity_search;
  GtkListView               *entity_list;
  AdwPreferencesGroup       *warning_group;
  AdwPreferencesGroup       *change_group;
  AdwStatusPage             *refused;

  /* Owned References */
  LanyardConnector          *connector;
  LanyardConnector          *after;     /* with everything that the document says */
  GPtrArray                 *entities;
  GBytes                    *document;
  GHashTable                *ticks;     /* JSON name of a field → GtkCheckButton, borrowed */
  char                      *source;

  LanyardMetadataReviewFunc  func;
  gpointer                   user_data;
  gboolean                   applied;
};

G_DEFINE_FINAL_TYPE (LanyardMetadataReview, lanyard_metadata_review, ADW_TYPE_WINDOW)

static const struct
{
  const char *field;
  const char *label;    /* NULL: where the metadata came from, always taken */
} field_labels[] = {
  { "sp_entity_id", N_("SP Entity ID") },
  { "acs", N_("Assertion Consumer Services") },
  { "sp_signing_certificates", N_("Signing Certificates") },
  { "sp_encryption_certificates", N_("Encryption Certificates") },
  { "sp_encryption_methods", N_("Encryption Algorithms") },
  { "sp_signing_methods", N_("Signature Algorithms") },
  { "sp_digest_methods", N_("Digest Algorithms") },
  { "require_signed_requests", N_("Require Signed Requests") },
  { "encrypt_assertion", N_("Encrypt Assertion") },
  { "slo_url", N_("Single Logout URL") },
  { "slo_response_url", N_("Single Logout Response URL") },
  { "slo_binding", N_("Single Logout Binding") },
  { "name_id_formats", N_("Offered NameID Formats") },
  { "name_id_format", N_("NameID Format") },
  { "name_id_source", N_("NameID Source") },
  { "sign", N_("Signed Part") },
  { "attributes", N_("User Attributes") },
  { "metadata_source", NULL },
  { "metadata_hash", NULL },
  { "metadata_date", NULL },
  { "metadata_valid_until", NULL },
  { "metadata_values", NULL },
  { "metadata_facts", NULL },
};

static gboolean
is_provenance (const char *field)
{
  return g_str_has_prefix (field, "metadata_");
}

static const char *
get_label (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    {
      if (field_labels[i].label != NULL && g_str_equal (field_labels[i].field, field))
        return _(field_labels[i].label);
    }

  return field;
}

static char *
describe_text (const char *text)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *fingerprint = NULL;

  if (text == NULL || strstr (text, "-----BEGIN CERTIFICATE-----") == NULL)
    return lanyard_text_make_visible (text != NULL ? text : "", VALUE_MAX);

  bytes = g_bytes_new (text, strlen (text));
  certificate = lanyard_certificate_new_from_data (bytes, NULL);
  if (certificate == NULL)
    return g_strdup (_("Certificate that cannot be read"));

  fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  return g_strdup_printf ("%s, SHA-256 %.23s…", lanyard_certificate_get_subject (certificate), fingerprint);
}

static const char *
get_member (JsonObject *object,
            const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* An ACS by its URL and purpose, an attribute by its name and source. */
static char *
describe_object (JsonObject *object)
{
  const char *main_part = get_member (object, "url");
  const char *detail = get_member (object, "label");
  g_autofree char *text = NULL;

  if (main_part == NULL)
    {
      main_part = get_member (object, "friendly_name");
      if (main_part == NULL)
        main_part = get_member (object, "name");
      detail = get_member (object, "source");
    }

  text = describe_text (main_part);
  if (detail != NULL && *detail != '\0')
    return g_strdup_printf ("%s (%s)", text, detail);
  if (json_object_get_boolean_member_with_default (object, "default", FALSE))
    return g_strdup_printf ("%s (%s)", text, _("Default"));

  return g_steal_pointer (&text);
}

/* What a field is when its JSON form leaves it out. */
static char *
describe_default (const char *field)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (LANYARD_TYPE_CONNECTOR);
  g_autofree char *name = g_strdelimit (g_strdup (field), "_", '-');
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);

  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_strdup (G_PARAM_SPEC_BOOLEAN (pspec)->default_value ? _("on") : _("off"));
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return g_strdup (lanyard_enum_get_nick (pspec->value_type, G_PARAM_SPEC_ENUM (pspec)->default_value));
  if (G_IS_PARAM_SPEC_STRING (pspec) && G_PARAM_SPEC_STRING (pspec)->default_value != NULL)
    return g_strdup (G_PARAM_SPEC_STRING (pspec)->default_value);

  return g_strdup (_("(empty)"));
}

static char *
describe_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return describe_object (json_node_get_object (node));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return describe_text (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _("on") : _("off"));

  return json_to_string (node, FALSE);
}

static gboolean
array_has (JsonNode *array,
           JsonNode *element)
{
  JsonArray *elements = array != NULL ? json_node_get_array (array) : NULL;

  for (guint i = 0; elements != NULL && i < json_array_get_length (elements); i++)
    {
      if (json_node_equal (json_array_get_element (elements, i), element))
        return TRUE;
    }

  return FALSE;
}

/* A line for each element of @array that @other has not. */
static void
append_elements (GString    *text,
                 const char *sign,
                 JsonNode   *array,
                 JsonNode   *other)
{
  JsonArray *elements = array != NULL ? json_node_get_array (array) : NULL;

  for (guint i = 0; elements != NULL && i < json_array_get_length (elements); i++)
    {
      JsonNode *element = json_array_get_element (elements, i);
      g_autofree char *line = NULL;

      if (array_has (other, element))
        continue;
      line = describe_node (element);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", sign, line);
    }
}

static char *
describe_change (const char *field,
                 JsonNode   *before,
                 JsonNode   *after)
{
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if ((before != NULL && JSON_NODE_HOLDS_ARRAY (before)) || (after != NULL && JSON_NODE_HOLDS_ARRAY (after)))
    {
      GString *text = g_string_new (NULL);

      append_elements (text, "−", before, after);
      append_elements (text, "+", after, before);
      if (text->len == 0)
        g_string_append (text, _("Another order"));
      return g_string_free (text, FALSE);
    }

  old_text = before != NULL ? describe_node (before) : describe_default (field);
  new_text = after != NULL ? describe_node (after) : describe_default (field);
  return g_strdup_printf ("%s → %s", old_text, new_text);
}

/* @is_own: a person changed it since the last import, so it stays unless
 * somebody ticks it. */
static void
add_change_row (LanyardMetadataReview *self,
                const char            *field,
                const char            *text,
                gboolean               is_own)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *subtitle = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_label (field));
  subtitle = is_own ? g_strconcat (text, "\n", _("Changed by hand since the last import"), NULL) : g_strdup (text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !is_own);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);

  adw_preferences_group_add (self->change_group, row);
  g_hash_table_insert (self->ticks, g_strdup (field), tick);
}

static void
add_changes (LanyardMetadataReview *self,
             const char * const    *own)
{
  g_autoptr(JsonNode) before = lanyard_item_to_json (LANYARD_ITEM (self->connector));
  g_autoptr(JsonNode) after = lanyard_item_to_json (LANYARD_ITEM (self->after));

  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    {
      const char *field = field_labels[i].field;
      JsonNode *old_value = json_object_get_member (json_node_get_object (before), field);
      JsonNode *new_value = json_object_get_member (json_node_get_object (after), field);
      g_autofree char *text = NULL;

      if (is_provenance (field) || (old_value == NULL && new_value == NULL)
          || (old_value != NULL && new_value != NULL && json_node_equal (old_value, new_value)))
        continue;
      text = describe_change (field, old_value, new_value);
      add_change_row (self, field, text, g_strv_contains (own, field));
    }
}

static void
add_warnings (LanyardMetadataReview *self,
              LanyardSamlEntity     *entity)
{
  for (guint i = 0; entity->warnings != NULL && entity->warnings[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entity->warnings[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      adw_preferences_group_add (self->warning_group, row);
      gtk_widget_set_visible (GTK_WIDGET (self->warning_group), TRUE);
    }
}

static void
show_entity (LanyardMetadataReview *self,
             LanyardSamlEntity     *entity)
{
  g_autoptr(LanyardConnector) unforced = NULL;
  g_auto(GStrv) own = NULL;
  gint64 now = lanyard_time_now ();
  g_autoptr(GError) error = NULL;

  adw_window_title_set_subtitle (self->title, entity->entity_id);
  g_clear_object (&self->after);
  unforced = lanyard_administration_propose_metadata (self->connector, entity, self->source, self->document, FALSE, now,
                                                      &own, &error);
  if (unforced != NULL)
    self->after = lanyard_administration_propose_metadata (self->connector, entity, self->source, self->document, TRUE,
                                                           now, NULL, &error);
  if (self->after == NULL)
    {
      adw_status_page_set_description (self->refused, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refused");
      return;
    }

  add_changes (self, (const char * const *) own);
  add_warnings (self, entity);
  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (self->ticks) > 0 ? "review" : "same");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply_button);
  gtk_widget_grab_focus (self->apply_button);
}

static void
entity_activated_cb (LanyardMetadataReview *self,
                     guint                  position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->entity_list));
  g_autoptr(GtkStringObject) chosen = g_list_model_get_item (model, position);

  for (guint i = 0; i < self->entities->len; i++)
    {
      LanyardSamlEntity *entity = g_ptr_array_index (self->entities, i);

      if (g_str_equal (entity->entity_id, gtk_string_object_get_string (chosen)))
        {
          show_entity (self, entity);
          return;
        }
    }
}

static void
show_entities (LanyardMetadataReview *self)
{
  GtkStringList *ids = gtk_string_list_new (NULL);
  GtkStringFilter *filter;
  GtkFilterListModel *filtered;
  g_autoptr(GtkNoSelection) selection = NULL;

  for (guint i = 0; i < self->entities->len; i++)
    gtk_string_list_append (ids, ((LanyardSamlEntity *) g_ptr_array_index (self->entities, i))->entity_id);

  filter = gtk_string_filter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_object_bind_property (self->entity_search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (ids), GTK_FILTER (filter));
  selection = gtk_no_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->entity_list, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, "entities");
}

/* @before with those members of @after that are taken. */
static LanyardItem *
merge (LanyardMetadataReview  *self,
       GError                **error)
{
  g_autoptr(JsonNode) before = lanyard_item_to_json (LANYARD_ITEM (self->connector));
  g_autoptr(JsonNode) after = lanyard_item_to_json (LANYARD_ITEM (self->after));
  JsonObject *target = json_node_get_object (before);
  JsonObject *from = json_node_get_object (after);

  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    {
      const char *field = field_labels[i].field;
      GtkCheckButton *tick = g_hash_table_lookup (self->ticks, field);

      if (!is_provenance (field) && (tick == NULL || !gtk_check_button_get_active (tick)))
        continue;

      if (json_object_has_member (from, field))
        json_object_set_member (target, field, json_object_dup_member (from, field));
      else
        json_object_remove_member (target, field);
    }

  return lanyard_item_new_from_json (LANYARD_TYPE_CONNECTOR, before, error);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardMetadataReview *self = LANYARD_METADATA_REVIEW (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardItem) merged = merge (self, &error);

  if (merged == NULL)
    {
      adw_status_page_set_description (self->refused, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refused");
      return;
    }

  lanyard_item_assign (LANYARD_ITEM (self->connector), merged);
  self->applied = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
lanyard_metadata_review_dispose (GObject *object)
{
  LanyardMetadataReview *self = LANYARD_METADATA_REVIEW (object);
  LanyardMetadataReviewFunc func = g_steal_pointer (&self->func);

  if (func != NULL)
    func (self->user_data, self->applied);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_METADATA_REVIEW);

  G_OBJECT_CLASS (lanyard_metadata_review_parent_class)->dispose (object);
}

static void
lanyard_metadata_review_finalize (GObject *object)
{
  LanyardMetadataReview *self = LANYARD_METADATA_REVIEW (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->after);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->ticks, g_hash_table_unref);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (lanyard_metadata_review_parent_class)->finalize (object);
}

static void
lanyard_metadata_review_class_init (LanyardMetadataReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_metadata_review_dispose;
  object_class->finalize = lanyard_metadata_review_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-metadata-review.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, title);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, entity_search);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, entity_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, warning_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, change_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, refused);
  gtk_widget_class_bind_template_callback (widget_class, entity_activated_cb);

  gtk_widget_class_install_action (widget_class, "review.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_metadata_review_init (LanyardMetadataReview *self)
{
  self->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", FALSE);
}

/**
 * lanyard_metadata_review_new:
 * @parent: the window that it belongs to
 * @connector: what is edited; changed when the person applies
 * @entities: (element-type LanyardSamlEntity): the SPs of the document
 * @document: the document
 * @source: where it came from
 * @func: called once, when the window goes
 * @user_data: for @func
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
lanyard_metadata_review_new (GtkWindow                 *parent,
                             LanyardConnector          *connector,
                             GPtrArray                 *entities,
                             GBytes                    *document,
                             const char                *source,
                             LanyardMetadataReviewFunc  func,
                             gpointer                   user_data)
{
  LanyardMetadataReview *self;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (entities->len > 0, NULL);

  self = g_object_new (LANYARD_TYPE_METADATA_REVIEW, "transient-for", parent, NULL);
  self->connector = g_object_ref (connector);
  self->entities = g_ptr_array_ref (entities);
  self->document = g_bytes_ref (document);
  self->source = g_strdup (source);
  self->func = func;
  self->user_data = user_data;

  if (entities->len == 1)
    show_entity (self, g_ptr_array_index (entities, 0));
  else
    show_entities (self);

  return GTK_WINDOW (self);
}
