/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-result-group.h"

#include "lanyard-copy-row.h"

#include <glib/gi18n-lib.h>

struct _LanyardTestResultGroup
{
  AdwPreferencesGroup  parent_instance;

  /* Owned References */
  GPtrArray           *rows;            /* borrowed */
};

G_DEFINE_FINAL_TYPE (LanyardTestResultGroup, lanyard_test_result_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (LanyardTestResultGroup *self,
         GtkWidget              *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_value (LanyardTestResultGroup *self,
           const char             *title,
           const char             *value)
{
  if (value != NULL && *value != '\0')
    add_row (self, lanyard_copy_row_new (title, value));
}

static void
add_field (LanyardTestResultGroup *self,
           const char             *title,
           LanyardEvent           *event,
           const char             *property)
{
  g_autofree char *value = NULL;

  g_object_get (event, property, &value, NULL);
  add_value (self, title, value);
}

static void
add_verdict (LanyardTestResultGroup *self,
             LanyardEvent           *event)
{
  gboolean success = lanyard_test_result_is_success (event);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", success ? "emblem-ok-symbolic" : "dialog-error-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
  g_autofree char *message = NULL;

  g_object_get (event, "message", &message, NULL);
  gtk_widget_add_css_class (icon, success ? "success" : "error");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lanyard_test_result_get_verdict (event));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), message != NULL ? message : "");
  add_row (self, row);
}

static const char *
get_member (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static void
add_attributes (LanyardTestResultGroup *self,
                JsonObject             *result)
{
  JsonObject *attributes = json_object_get_object_member (result, "attributes");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (attributes == NULL)
    return;

  json_object_iter_init (&iter, attributes);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonArray *values = json_node_get_array (node);
      g_autoptr(GString) joined = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (values); i++)
        g_string_append_printf (joined, "%s%s", i > 0 ? " · " : "", json_array_get_string_element (values, i));
      add_value (self, name, joined->str);
    }
}

static GtkWidget *
create_finding_row (JsonObject *finding)
{
  gboolean passed = json_object_get_boolean_member (finding, "passed");
  const char *expected = get_member (finding, "expected");
  const char *received = get_member (finding, "received");
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (passed ? "emblem-ok-symbolic" : "dialog-error-symbolic");
  GtkWidget *rule = gtk_label_new (get_member (finding, "rule"));
  g_autofree char *subtitle = NULL;

  /* Translators: what a rule wants and what there was */
  subtitle = g_strdup_printf (_("Expected: %s · Received: %s"), expected != NULL ? expected : "–",
                              received != NULL ? received : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, passed ? _("OK") : _("Failed"), -1);
  gtk_widget_add_css_class (icon, passed ? "success" : "error");
  gtk_widget_add_css_class (rule, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rule);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_member (finding, "subject"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

/* What failed shows at once, what passed when it is asked for. */
static void
add_findings (LanyardTestResultGroup *self,
              JsonObject             *result)
{
  JsonArray *findings = json_object_get_array_member (result, "findings");
  GtkWidget *passed = adw_expander_row_new ();
  guint n_passed = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; findings != NULL && i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      GtkWidget *row = create_finding_row (finding);

      if (!json_object_get_boolean_member (finding, "passed"))
        {
          add_row (self, row);
          continue;
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (passed), row);
      n_passed++;
    }

  title = g_strdup_printf (ngettext ("%u rule is kept", "%u rules are kept", n_passed), n_passed);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (passed), title);
  add_row (self, passed);
}

static void
lanyard_test_result_group_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_TEST_RESULT_GROUP (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_test_result_group_parent_class)->finalize (object);
}

static void
lanyard_test_result_group_class_init (LanyardTestResultGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_test_result_group_finalize;
}

static void
lanyard_test_result_group_init (LanyardTestResultGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Result"));
}

/**
 * lanyard_test_result_group_show:
 * @self: a group
 * @event: what the identity provider recorded
 * @result: (nullable): what the test service provider says of it
 */
void
lanyard_test_result_group_show (LanyardTestResultGroup *self,
                                LanyardEvent           *event,
                                JsonObject             *result)
{
  g_return_if_fail (LANYARD_IS_TEST_RESULT_GROUP (self));
  g_return_if_fail (LANYARD_IS_EVENT (event));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  add_verdict (self, event);
  if (result != NULL)
    {
      add_value (self, _("NameID"), get_member (result, "name_id"));
      add_value (self, _("NameID Format"), get_member (result, "name_id_format"));
      add_attributes (self, result);
      add_value (self, _("RelayState"), get_member (result, "relay_state"));
      add_value (self, _("Authentication Context"), get_member (result, "authn_context"));
      add_findings (self, result);
    }
  add_field (self, _("Person"), event, "person");
  add_field (self, _("Reason"), event, "code");
  add_field (self, _("Rule"), event, "rule");
  add_field (self, _("Expected"), event, "expected");
  add_field (self, _("Received"), event, "received");
  add_field (self, _("What to Do"), event, "fix");
  if (result == NULL)
    add_field (self, _("Details"), event, "detail");
  add_field (self, _("Reference"), event, "reference");
}

gboolean
lanyard_test_result_is_success (LanyardEvent *event)
{
  g_autofree char *kind = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (LANYARD_IS_EVENT (event), FALSE);

  g_object_get (event, "event", &kind, "code", &code, NULL);
  return g_strcmp0 (kind, "refusal") != 0 && code == NULL;
}

const char *
lanyard_test_result_get_verdict (LanyardEvent *event)
{
  g_autofree char *kind = NULL;
  gboolean success;

  g_return_val_if_fail (LANYARD_IS_EVENT (event), NULL);

  success = lanyard_test_result_is_success (event);
  g_object_get (event, "event", &kind, NULL);
  if (g_strcmp0 (kind, "test") == 0)
    return success ? _("The test service provider accepts the sign-in") : _("The test service provider refuses the sign-in");

  return success ? _("The identity provider signed the person in") : _("The identity provider refused");
}

char *
lanyard_test_result_dup_time (LanyardEvent *event)
{
  g_autoptr(GDateTime) time = NULL;
  gint64 seconds;

  g_return_val_if_fail (LANYARD_IS_EVENT (event), NULL);

  g_object_get (event, "time", &seconds, NULL);
  time = g_date_time_new_from_unix_local (seconds);
  return time != NULL ? g_date_time_format (time, "%X") : NULL;
}
