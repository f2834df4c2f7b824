/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-review.h"

#include "lanyard-hyphens.h"
#include "lanyard-status.h"

#include <glib/gi18n-lib.h>

struct _LanyardMetadataReview
{
  AdwWindow                  parent_instance;

  /* Template Widgets */
  AdwWindowTitle            *title;
  GtkButton                 *apply_button;
  GtkStack                  *stack;
  AdwPreferencesGroup       *source_group;
  AdwPreferencesGroup       *warning_group;
  AdwPreferencesGroup       *change_group;
  AdwStatusPage             *refused;

  /* Owned References */
  LanyardProposal           *proposal;
  LanyardConnector          *taken;     /* NULL: nothing was applied */
  GHashTable                *ticks;     /* JSON name of a field → GtkCheckButton, borrowed */

  LanyardMetadataReviewFunc  func;
  gpointer                   user_data;
};

G_DEFINE_FINAL_TYPE (LanyardMetadataReview, lanyard_metadata_review, ADW_TYPE_WINDOW)

static char *
dup_subtitle (LanyardProposalChange *change)
{
  if (change->is_own)
    return g_strconcat (change->text, "\n", _("Changed by hand since the last import"), NULL);
  if (change->is_uncertain)
    return g_strconcat (change->text, "\n", _("Perhaps meant as well"), NULL);

  return g_strdup (change->text);
}

static void
add_change_row (LanyardMetadataReview *self,
                LanyardProposalChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *subtitle = dup_subtitle (change);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  lanyard_hyphens_forbid_in_row (row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !change->is_own && !change->is_uncertain);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, change->label, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);

  adw_preferences_group_add (self->change_group, row);
  g_hash_table_insert (self->ticks, g_strdup (change->field), tick);
}

static void
add_warning_row (LanyardMetadataReview *self,
                 const char            *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_preferences_group_add (self->warning_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_group), TRUE);
}

static void
add_source_row (LanyardMetadataReview *self,
                const char            *title,
                const char            *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  lanyard_hyphens_forbid_in_row (row);
  adw_preferences_group_add (self->source_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->source_group), TRUE);
}

static const char *
get_source_text (const char *source)
{
  return g_strcmp0 (source, "pasted") == 0 ? _("Pasted") : source;
}

static void
show_proposal (LanyardMetadataReview *self,
               const char            *hash,
               const char            *fingerprint)
{
  LanyardProposal *proposal = self->proposal;
  gboolean is_new = proposal->tmpl != NULL;

  adw_window_title_set_subtitle (self->title, proposal->entity_id != NULL ? proposal->entity_id : "");
  if (is_new)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("New Application"));
      adw_window_title_set_title (self->title, _("New Application"));
      gtk_button_set_label (self->apply_button, _("_Add"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add"), -1);
      add_source_row (self, _("Display Label"), lanyard_connector_get_label (proposal->after));
      add_source_row (self, _("Template"), lanyard_template_get_name (proposal->tmpl));
    }

  add_source_row (self, _("Source"), get_source_text (proposal->source));
  add_source_row (self, _("Certificate of the Server, SHA-256"), fingerprint);
  add_source_row (self, _("Document, SHA-256"), hash);
  for (guint i = 0; i < proposal->notes->len; i++)
    add_warning_row (self, g_ptr_array_index (proposal->notes, i));
  for (guint i = 0; i < proposal->changes->len; i++)
    add_change_row (self, g_ptr_array_index (proposal->changes, i));

  gtk_widget_set_visible (GTK_WIDGET (self->change_group), proposal->changes->len > 0);
  gtk_stack_set_visible_child_name (self->stack, proposal->changes->len > 0 || is_new ? "review" : "same");
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->apply_button));
  gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

/* (transfer full): the ticked fields */
static char **
list_ticked (LanyardMetadataReview *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer field, tick;

  g_hash_table_iter_init (&iter, self->ticks);
  while (g_hash_table_iter_next (&iter, &field, &tick))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
      g_strv_builder_add (builder, field);

  return g_strv_builder_end (builder);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardMetadataReview *self = LANYARD_METADATA_REVIEW (widget);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) fields = list_ticked (self);

  self->taken = lanyard_proposal_take (self->proposal, (const char * const *) fields, &error);
  if (self->taken == NULL)
    {
      lanyard_status_page_set_text (self->refused, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refused");
      gtk_widget_action_set_enabled (widget, "review.apply", FALSE);
      return;
    }

  gtk_window_close (GTK_WINDOW (self));
}

static void
lanyard_metadata_review_dispose (GObject *object)
{
  LanyardMetadataReview *self = LANYARD_METADATA_REVIEW (object);
  LanyardMetadataReviewFunc func = g_steal_pointer (&self->func);

  if (func != NULL)
    func (self->user_data, self->taken);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_METADATA_REVIEW);

  G_OBJECT_CLASS (lanyard_metadata_review_parent_class)->dispose (object);
}

static void
lanyard_metadata_review_finalize (GObject *object)
{
  LanyardMetadataReview *self = LANYARD_METADATA_REVIEW (object);

  g_clear_object (&self->taken);
  g_clear_pointer (&self->proposal, lanyard_proposal_free);
  g_clear_pointer (&self->ticks, g_hash_table_unref);

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
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, source_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, warning_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, change_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataReview, refused);

  gtk_widget_class_install_action (widget_class, "review.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_metadata_review_init (LanyardMetadataReview *self)
{
  self->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_metadata_review_new:
 * @parent: the window that it belongs to
 * @proposal: (transfer full): what would change
 * @hash: (nullable): SHA-256 of the document
 * @fingerprint: (nullable): SHA-256 of the certificate of the server that
 *   sent it
 * @func: called once, when the window goes
 * @user_data: for @func
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
lanyard_metadata_review_new (GtkWindow                 *parent,
                             LanyardProposal           *proposal,
                             const char                *hash,
                             const char                *fingerprint,
                             LanyardMetadataReviewFunc  func,
                             gpointer                   user_data)
{
  LanyardMetadataReview *self;

  g_return_val_if_fail (proposal != NULL, NULL);

  self = g_object_new (LANYARD_TYPE_METADATA_REVIEW, "transient-for", parent, NULL);
  self->proposal = proposal;
  self->func = func;
  self->user_data = user_data;
  show_proposal (self, hash, fingerprint);

  return GTK_WINDOW (self);
}
