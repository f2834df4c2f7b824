/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-finding-badge.h"

#include "lanyard-finding-text.h"

static void
add_count (GtkWidget       *badge,
           LanyardSeverity  severity)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, lanyard_severity_get_css_class (severity));
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                               "icon-name", lanyard_severity_get_icon (severity),
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               NULL));
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (badge), box);
}

static void
set_count (GtkWidget *box,
           guint      n,
           char      *text)
{
  GtkWidget *count = gtk_widget_get_last_child (box);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *owned = text;

  gtk_widget_set_visible (box, n > 0);
  gtk_label_set_label (GTK_LABEL (count), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL, owned, -1);
}

GtkWidget *
lanyard_finding_badge_new (void)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  add_count (badge, LANYARD_SEVERITY_ERROR);
  add_count (badge, LANYARD_SEVERITY_WARNING);

  return badge;
}

void
lanyard_finding_badge_set (GtkWidget *badge,
                           guint      n_errors,
                           guint      n_warnings)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_BOX (badge));

  gtk_widget_set_visible (badge, n_errors + n_warnings > 0);
  if (n_errors + n_warnings == 0)
    return;

  text = lanyard_finding_dup_counts (n_errors, n_warnings);
  gtk_widget_set_tooltip_text (badge, text);
  set_count (gtk_widget_get_first_child (badge), n_errors, lanyard_finding_dup_counts (n_errors, 0));
  set_count (gtk_widget_get_last_child (badge), n_warnings, lanyard_finding_dup_counts (0, n_warnings));
}
