/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-page.h"

#include "lanyard-clock-group.h"
#include "lanyard-finding-row.h"
#include "lanyard-finding-text.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardCheckPage
{
  LanyardEditorPage  parent_instance;

  /* Template Widgets */
  GtkStack          *stack;
  GtkLabel          *summary;
  GtkWidget         *error_group;
  GtkWidget         *warning_group;
  GtkWidget         *hint_group;
  GtkListBox        *errors;
  GtkListBox        *warnings;
  GtkListBox        *hints;
  LanyardClockGroup *clean_clocks;
  LanyardClockGroup *clocks;

  /* Borrowed References */
  AdwToast          *toast;         /* offers to take the last remedy back */
};

G_DEFINE_FINAL_TYPE (LanyardCheckPage, lanyard_check_page, LANYARD_TYPE_EDITOR_PAGE)

static LanyardEditor *
get_editor (LanyardCheckPage *self)
{
  return lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
}

static void
toast_dismissed_cb (LanyardCheckPage *self)
{
  self->toast = NULL;
}

static void
toast_clicked_cb (LanyardCheckPage *self)
{
  self->toast = NULL;
  lanyard_editor_undo (get_editor (self));
}

/* It offers to take back the last step, and is no longer that. */
static void
connector_changed_cb (LanyardCheckPage *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
offer_undo (LanyardCheckPage *self,
            const char       *done)
{
  self->toast = lanyard_window_toast_button (GTK_WIDGET (self), done, _("_Undo"));
  if (self->toast == NULL)
    return;

  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (toast_clicked_cb), self, G_CONNECT_SWAPPED);
}

static const LanyardCheckFinding *
find_finding (LanyardCheckPage  *self,
              LanyardFindingRow *row)
{
  GPtrArray *findings = lanyard_editor_get_findings (get_editor (self));
  LanyardConnector *connector = lanyard_editor_get_connector (get_editor (self));

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *key = lanyard_finding_row_dup_key (findings->pdata[i], connector);

      if (g_strcmp0 (key, lanyard_finding_row_get_key (row)) == 0)
        return findings->pdata[i];
    }

  return NULL;
}

/* A remedy is for the connector as it was checked: what was changed since then
 * is checked first. */
static void
remedy_cb (LanyardFindingRow *row,
           LanyardCheckPage  *self)
{
  LanyardEditor *editor = get_editor (self);
  const LanyardCheckFinding *finding = lanyard_editor_are_findings_current (editor) ? find_finding (self, row) : NULL;
  g_autofree char *title = NULL;
  g_autoptr(GError) error = NULL;

  if (finding == NULL || finding->remedy == NULL)
    return;

  title = g_strdup (finding->remedy->title);
  lanyard_editor_close_step (editor);
  if (!lanyard_check_remedy_apply (finding->remedy, lanyard_editor_get_connector (editor), &error))
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("This Cannot Be Put Right Here"), error);
      return;
    }

  lanyard_editor_close_step (editor);
  offer_undo (self, title);
}

static GtkListBoxRow *
find_row (GtkListBox *list,
          int         position,
          const char *key)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, position++)) != NULL)
    if (g_str_equal (lanyard_finding_row_get_key (LANYARD_FINDING_ROW (row)), key))
      return row;

  return NULL;
}

/* The focus goes on to the row that takes the place of one that goes. */
static void
remove_row (GtkListBox    *list,
            GtkListBoxRow *row)
{
  int position = gtk_list_box_row_get_index (row);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (list)) == GTK_WIDGET (row);
  GtkListBoxRow *next;

  gtk_list_box_remove (list, GTK_WIDGET (row));
  next = gtk_list_box_get_row_at_index (list, position);
  if (next == NULL)
    next = gtk_list_box_get_row_at_index (list, position - 1);
  if (focused && next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
place_row (LanyardCheckPage          *self,
           GtkListBox                *list,
           int                        position,
           const LanyardCheckFinding *finding)
{
  LanyardConnector *connector = lanyard_editor_get_connector (get_editor (self));
  g_autofree char *key = lanyard_finding_row_dup_key (finding, connector);
  GtkListBoxRow *there = find_row (list, position, key);
  GtkWidget *row;

  if (there == NULL)
    {
      row = lanyard_finding_row_new (finding, connector);
      g_signal_connect_object (row, "remedy", G_CALLBACK (remedy_cb), self, 0);
      gtk_list_box_insert (list, row, position);
      return;
    }

  while (gtk_list_box_row_get_index (there) > position)
    remove_row (list, gtk_list_box_get_row_at_index (list, position));
}

/* Rows that say the same as before stay, with the focus. */
static void
show_list (LanyardCheckPage *self,
           GtkListBox       *list,
           GtkWidget        *group,
           LanyardSeverity   severity)
{
  GPtrArray *findings = lanyard_editor_get_findings (get_editor (self));
  GtkListBoxRow *row;
  int position = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((const LanyardCheckFinding *) findings->pdata[i])->severity == severity)
      place_row (self, list, position++, findings->pdata[i]);
  while ((row = gtk_list_box_get_row_at_index (list, position)) != NULL)
    remove_row (list, row);

  gtk_widget_set_visible (group, position > 0);
}

static void
show_summary (LanyardCheckPage *self,
              GPtrArray        *findings)
{
  guint n_errors = lanyard_check_count (findings, LANYARD_SEVERITY_ERROR);
  guint n_warnings = lanyard_check_count (findings, LANYARD_SEVERITY_WARNING);
  g_autofree char *text = NULL;

  if (n_errors + n_warnings == 0)
    text = g_strdup (_("No errors and no warnings"));
  else
    text = lanyard_finding_dup_counts (n_errors, n_warnings);
  gtk_label_set_label (self->summary, text);
}

static gboolean
has_focus (LanyardCheckPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* With the last row of a list the focus went, and the keys of the pages with it. */
static void
move_focus (LanyardCheckPage *self)
{
  GtkListBox *lists[] = { self->errors, self->warnings, self->hints };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (lists[i], 0);

      if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
        return;
    }

  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_findings_cb (LanyardCheckPage *self)
{
  GPtrArray *findings = lanyard_editor_get_findings (get_editor (self));
  gboolean focused = has_focus (self);

  if (findings == NULL)
    return;

  show_summary (self, findings);
  show_list (self, self->errors, self->error_group, LANYARD_SEVERITY_ERROR);
  show_list (self, self->warnings, self->warning_group, LANYARD_SEVERITY_WARNING);
  show_list (self, self->hints, self->hint_group, LANYARD_SEVERITY_HINT);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "findings" : "clean");
  if (focused && !has_focus (self))
    move_focus (self);
}

/* What was tried meanwhile counts, too. */
static void
lanyard_check_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_check_page_parent_class)->map (widget);

  lanyard_editor_check_again (get_editor (LANYARD_CHECK_PAGE (widget)));
}

static void
lanyard_check_page_constructed (GObject *object)
{
  LanyardCheckPage *self = LANYARD_CHECK_PAGE (object);

  G_OBJECT_CLASS (lanyard_check_page_parent_class)->constructed (object);

  g_signal_connect_object (get_editor (self), "findings-changed", G_CALLBACK (show_findings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_editor_get_connector (get_editor (self)), "changed", G_CALLBACK (connector_changed_cb), self,
                           G_CONNECT_SWAPPED);
  lanyard_clock_group_set_editor (self->clean_clocks, get_editor (self));
  lanyard_clock_group_set_editor (self->clocks, get_editor (self));
  show_findings_cb (self);
}

static void
lanyard_check_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_CHECK_PAGE);

  G_OBJECT_CLASS (lanyard_check_page_parent_class)->dispose (object);
}

static void
lanyard_check_page_class_init (LanyardCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_check_page_constructed;
  object_class->dispose = lanyard_check_page_dispose;
  widget_class->map = lanyard_check_page_map;

  g_type_ensure (LANYARD_TYPE_CLOCK_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/check/lanyard-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, error_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, warning_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, hint_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, errors);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, hints);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, clean_clocks);
  gtk_widget_class_bind_template_child (widget_class, LanyardCheckPage, clocks);
}

static void
lanyard_check_page_init (LanyardCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
