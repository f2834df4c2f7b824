/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-switcher.h"

#include "lanyard-bind.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardSwitcher
{
  AdwBin            parent_instance;

  /* Borrowed References */
  GtkStackSwitcher *tabs;
  GtkDropDown      *list;

  /* Owned References */
  GtkStack         *stack;
};

G_DEFINE_FINAL_TYPE (LanyardSwitcher, lanyard_switcher, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STACK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
negate (gpointer this,
        gboolean value)
{
  return !value;
}

static void
bind_narrow (LanyardSwitcher *self)
{
  GtkExpression *narrow = lanyard_window_narrow_expression_new ();

  gtk_expression_bind (gtk_expression_ref (narrow), self->list, "visible", self);
  gtk_expression_bind (gtk_cclosure_expression_new (G_TYPE_BOOLEAN, NULL, 1, &narrow, G_CALLBACK (negate), NULL, NULL),
                       self->tabs, "visible", self);
}

static void
page_shown_cb (LanyardSwitcher *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (pages);

  if (!gtk_bitset_is_empty (selected))
    gtk_drop_down_set_selected (self->list, gtk_bitset_get_minimum (selected));
}

static void
page_chosen_cb (LanyardSwitcher *self)
{
  guint position = gtk_drop_down_get_selected (self->list);
  g_autoptr(GtkSelectionModel) pages = NULL;

  if (self->stack == NULL || position == GTK_INVALID_LIST_POSITION)
    return;

  pages = gtk_stack_get_pages (self->stack);
  gtk_selection_model_select_item (pages, position, TRUE);
}

static void
set_stack (LanyardSwitcher *self,
           GtkStack        *stack)
{
  if (self->stack != NULL)
    {
      gtk_drop_down_set_model (self->list, NULL);
      g_signal_handlers_disconnect_by_func (self->stack, page_shown_cb, self);
    }
  gtk_stack_switcher_set_stack (self->tabs, stack);

  if (g_set_object (&self->stack, stack) && stack != NULL)
    {
      g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (stack);

      gtk_drop_down_set_model (self->list, G_LIST_MODEL (pages));
      g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
lanyard_switcher_dispose (GObject *object)
{
  LanyardSwitcher *self = LANYARD_SWITCHER (object);

  /* The pages of a stack know it only as long as it is there. */
  if (self->stack != NULL)
    set_stack (self, NULL);

  G_OBJECT_CLASS (lanyard_switcher_parent_class)->dispose (object);
}

static void
lanyard_switcher_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_STACK:
      set_stack (LANYARD_SWITCHER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_switcher_class_init (LanyardSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_switcher_dispose;
  object_class->set_property = lanyard_switcher_set_property;

  properties[PROP_STACK] =
    g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_switcher_init (LanyardSwitcher *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->tabs = GTK_STACK_SWITCHER (gtk_stack_switcher_new ());
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STACK_PAGE, NULL, "title")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Page"), -1);
  lanyard_drop_down_name_button (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (page_chosen_cb), self);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "lanyard-switcher");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tabs));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  bind_narrow (self);
}
