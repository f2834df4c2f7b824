/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-choice.h"

#include "lanyard-chooser.h"

#include <glib/gi18n-lib.h>

struct _LanyardTestChoice
{
  AdwPreferencesGroup   parent_instance;

  /* Template Widgets */
  AdwActionRow         *connector_row;
  AdwActionRow         *person_row;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardPerson        *person;
  char                 *connector_id;

  /* Borrowed References */
  GListModel           *connectors;

  gboolean              known;          /* whether the connector is in the list */
};

G_DEFINE_FINAL_TYPE (LanyardTestChoice, lanyard_test_choice, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (LanyardTestChoice *self)
{
  g_autoptr(LanyardConnector) connector = lanyard_test_choice_dup_connector (self);

  adw_action_row_set_subtitle (self->connector_row, connector != NULL ? lanyard_connector_get_label (connector)
                                                                      : _("Choose which application to sign in to"));
  adw_action_row_set_subtitle (self->person_row, self->person != NULL ? lanyard_record_get_title (LANYARD_RECORD (self->person))
                                                                      : _("Choose who signs in; no password is needed"));
}

static void
announce (LanyardTestChoice *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Other connectors come and go. */
static void
connectors_changed_cb (LanyardTestChoice *self)
{
  g_autoptr(LanyardConnector) connector = lanyard_test_choice_dup_connector (self);
  gboolean known = connector != NULL;

  update (self);
  if (known == self->known)
    return;

  self->known = known;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
connector_chosen_cb (LanyardChooser    *chooser,
                     LanyardTestChoice *self)
{
  g_free (self->connector_id);
  self->connector_id = g_strdup (lanyard_record_get_id (lanyard_chooser_get_record (chooser)));
  self->known = TRUE;
  announce (self);
}

static void
person_chosen_cb (LanyardChooser    *chooser,
                  LanyardTestChoice *self)
{
  g_set_object (&self->person, LANYARD_PERSON (lanyard_chooser_get_record (chooser)));
  announce (self);
}

static gboolean
is_saml (gpointer connector,
         gpointer user_data)
{
  return lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML;
}

static void
choose_connector_cb (LanyardTestChoice *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), self->configuration, LANYARD_TYPE_CONNECTOR,
                                                 _("Choose Application"), NULL);

  lanyard_chooser_set_filter (chooser, GTK_FILTER (gtk_custom_filter_new (is_saml, NULL, NULL)));
  g_signal_connect_object (chooser, "done", G_CALLBACK (connector_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
choose_person_cb (LanyardTestChoice *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), self->configuration, LANYARD_TYPE_PERSON,
                                                 _("Choose Person"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (person_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
lanyard_test_choice_finalize (GObject *object)
{
  LanyardTestChoice *self = LANYARD_TEST_CHOICE (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->person);
  g_clear_pointer (&self->connector_id, g_free);

  G_OBJECT_CLASS (lanyard_test_choice_parent_class)->finalize (object);
}

static void
lanyard_test_choice_class_init (LanyardTestChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lanyard_test_choice_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-test-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardTestChoice, connector_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestChoice, person_row);
  gtk_widget_class_bind_template_callback (widget_class, choose_connector_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_person_cb);
}

static void
lanyard_test_choice_init (LanyardTestChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lanyard_test_choice_set_up (LanyardTestChoice    *self,
                            LanyardConfiguration *configuration,
                            const char           *connector_id)
{
  g_return_if_fail (LANYARD_IS_TEST_CHOICE (self));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  self->connector_id = g_strdup (connector_id);
  self->connectors = lanyard_configuration_get_list (configuration, LANYARD_TYPE_CONNECTOR);
  gtk_widget_set_visible (GTK_WIDGET (self->connector_row), connector_id == NULL);
  g_signal_connect_object (self->connectors, "items-changed", G_CALLBACK (connectors_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

LanyardConnector *
lanyard_test_choice_dup_connector (LanyardTestChoice *self)
{
  g_return_val_if_fail (LANYARD_IS_TEST_CHOICE (self), NULL);

  for (guint i = 0; self->connector_id != NULL && i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (connector)), self->connector_id) == 0)
        return g_steal_pointer (&connector);
    }

  return NULL;
}

LanyardPerson *
lanyard_test_choice_get_person (LanyardTestChoice *self)
{
  g_return_val_if_fail (LANYARD_IS_TEST_CHOICE (self), NULL);

  return self->person;
}
