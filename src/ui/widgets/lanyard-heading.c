/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-heading.h"

static GtkWidget *
find_heading (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_heading (child);

  return found;
}

/**
 * lanyard_heading_wrap:
 * @group: a group that has something beside its title
 *
 * Lets the title go on in a second line where it would be cut.
 */
void
lanyard_heading_wrap (AdwPreferencesGroup *group)
{
  GtkWidget *heading;

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  heading = find_heading (GTK_WIDGET (group));
  if (heading == NULL)
    return;

  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
}
