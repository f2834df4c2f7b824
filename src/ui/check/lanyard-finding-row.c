/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-finding-row.h"

#include "lanyard-field-help.h"
#include "lanyard-finding-text.h"
#include "lanyard-hyphens.h"
#include "lanyard-pair-row.h"

#include <glib/gi18n-lib.h>

/* Of a long text only the beginning is shown. */
#define PREVIEW_LINES 8

struct _LanyardFindingRow
{
  AdwPreferencesRow  parent_instance;

  char              *key;
};

G_DEFINE_FINAL_TYPE (LanyardFindingRow, lanyard_finding_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  SIGNAL_REMEDY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* "SP Entity ID: old → new", a line for each field; NULL without a remedy, or
 * if it cannot be applied. */
static char *
describe_remedy (const LanyardCheckFinding *finding,
                 LanyardConnector          *connector)
{
  g_autoptr(LanyardConnector) changed = NULL;
  g_autoptr(GPtrArray) pairs = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (finding->remedy == NULL)
    return NULL;

  changed = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (connector));
  if (!lanyard_check_remedy_apply (finding->remedy, changed, NULL))
    return NULL;

  pairs = lanyard_connector_list_pairs (connector, changed, LANYARD_PAIRS_DIFFERENT);
  for (guint i = 0; i < pairs->len; i++)
    {
      g_autofree char *line = lanyard_pair_dup_text (pairs->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
lanyard_finding_row_dup_key (const LanyardCheckFinding *finding,
                             LanyardConnector          *connector)
{
  g_autofree char *remedy = describe_remedy (finding, connector);

  return g_strjoin ("\n", finding->rule, finding->field != NULL ? finding->field : "", finding->what,
                    finding->fix != NULL ? finding->fix : "", remedy != NULL ? remedy : "", NULL);
}

static GtkWidget *
create_text (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
remedy_cb (LanyardFindingRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMEDY], 0);
}

/* What would change, and the button that does it. */
static void
add_remedy (LanyardFindingRow         *self,
            GtkBox                    *texts,
            const LanyardCheckFinding *finding,
            LanyardConnector          *connector)
{
  g_autofree char *text = describe_remedy (finding, connector);
  GtkWidget *preview, *button;
  GtkLabel *label;

  if (text == NULL)
    return;

  preview = create_text (text, "lanyard-remedy");
  gtk_label_set_lines (GTK_LABEL (preview), PREVIEW_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (preview), PANGO_ELLIPSIZE_END);
  button = gtk_button_new_with_label (finding->remedy->title);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remedy_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (texts, preview);
  gtk_box_append (texts, button);
}

static const char *
get_place_title (const char *field,
                 const char *page)
{
  static const struct
  {
    const char *page;
    const char *title;
  } pages[] = {
    { "groups", N_("Access") },
    { "certificates", N_("Certificates") },
    { "setup", N_("Setup") },
    { "test", N_("Test") },
  };
  const LanyardFieldHelp *help = field != NULL ? lanyard_field_help_lookup (field) : NULL;

  if (help != NULL)
    return _(help->title);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].page, page))
      return _(pages[i].title);

  return page;
}

/* The whole row leads where the button does. */
static GtkWidget *
create_arrow (LanyardFindingRow *self,
              const char        *field,
              const char        *page)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  /* Translators: %s is the name of a field or a page */
  g_autofree char *label = g_strdup_printf (_("Go to %s"), get_place_title (field, page));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), field != NULL ? "connector.show-field" : "connector.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", field != NULL ? field : page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), gtk_actionable_get_action_name (GTK_ACTIONABLE (button)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", field != NULL ? field : page);

  return button;
}

/* Rule and field, to be copied by whoever asks somebody else about it. */
static GtkWidget *
create_detail (const LanyardCheckFinding *finding)
{
  g_autofree char *text = finding->field != NULL ? g_strdup_printf ("%s · %s", finding->rule, finding->field)
                                                 : g_strdup (finding->rule);
  GtkWidget *label = create_text (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);

  return label;
}

static GtkWidget *
create_texts (LanyardFindingRow         *self,
              const LanyardCheckFinding *finding,
              LanyardConnector          *connector)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *advice = lanyard_finding_dup_advice (finding);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_text (finding->what, NULL));
  gtk_box_append (GTK_BOX (texts), create_text (advice, "dim-label"));
  add_remedy (self, GTK_BOX (texts), finding, connector);
  gtk_box_append (GTK_BOX (texts), create_detail (finding));

  return texts;
}

static void
lanyard_finding_row_finalize (GObject *object)
{
  g_free (LANYARD_FINDING_ROW (object)->key);

  G_OBJECT_CLASS (lanyard_finding_row_parent_class)->finalize (object);
}

static void
lanyard_finding_row_class_init (LanyardFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_finding_row_finalize;

  signals[SIGNAL_REMEDY] =
    g_signal_new ("remedy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_finding_row_init (LanyardFindingRow *self)
{
}

GtkWidget *
lanyard_finding_row_new (const LanyardCheckFinding *finding,
                         LanyardConnector          *connector)
{
  LanyardFindingRow *self;
  GtkWidget *box, *icon;
  const char *field, *page;

  g_return_val_if_fail (finding != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  self = g_object_new (LANYARD_TYPE_FINDING_ROW, "title", finding->what, "use-markup", FALSE, NULL);
  self->key = lanyard_finding_row_dup_key (finding, connector);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (box, "lanyard-finding");
  icon = g_object_new (GTK_TYPE_IMAGE,
                       "icon-name", lanyard_severity_get_icon (finding->severity),
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "valign", GTK_ALIGN_START,
                       NULL);
  gtk_widget_add_css_class (icon, lanyard_severity_get_css_class (finding->severity));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_texts (self, finding, connector));
  if (lanyard_finding_find_place (finding, &field, &page))
    gtk_box_append (GTK_BOX (box), create_arrow (self, field, page));
  else
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->what, -1);

  return GTK_WIDGET (self);
}

const char *
lanyard_finding_row_get_key (LanyardFindingRow *self)
{
  g_return_val_if_fail (LANYARD_IS_FINDING_ROW (self), NULL);

  return self->key;
}
