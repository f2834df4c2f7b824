/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-page.h"

#include "lanyard-banner.h"
#include "lanyard-bind.h"
#include "lanyard-catalog-card.h"
#include "lanyard-catalog.h"
#include "lanyard-header.h"
#include "lanyard-metadata-import.h"
#include "lanyard-new-application-page.h"
#include "lanyard-own-template-actions.h"
#include "lanyard-template-faults-page.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

#define CUSTOM_TEMPLATE "custom"

struct _LanyardCatalogPage
{
  LanyardWindowPage      parent_instance;

  /* Template Widgets */
  GtkSearchEntry  *search_entry;
  GtkDropDown     *category_drop_down;
  GtkStack        *stack;
  GtkGridView     *grid;
  GListStore      *found;
  AdwStatusPage   *nothing;
  GtkButton       *custom_button;
  GtkWidget       *search_box;
  LanyardBanner   *faults_banner;
  GtkRevealer     *drop_hint;

  const char     **categories;      /* ids, in the order of the drop-down's titles */
};

G_DEFINE_FINAL_TYPE (LanyardCatalogPage, lanyard_catalog_page, LANYARD_TYPE_WINDOW_PAGE)

enum
{
  PROP_0,
  PROP_SEARCH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_search (LanyardCatalogPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
}

/* NULL: all of them, the first entry. */
static const char *
get_category (LanyardCatalogPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->category_drop_down);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->categories[selected - 1] : NULL;
}

static void
fill_categories (LanyardCatalogPage *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  self->categories = lanyard_catalog_list_categories ();
  gtk_string_list_append (titles, _("All Categories"));
  for (gsize i = 0; self->categories[i] != NULL; i++)
    gtk_string_list_append (titles, lanyard_catalog_get_category_title (self->categories[i]));

  gtk_drop_down_set_model (self->category_drop_down, G_LIST_MODEL (titles));
}

static void
show_nothing (LanyardCatalogPage *self,
              const char         *text)
{
  /* Translators: %s is what was searched for */
  g_autofree char *description = g_markup_printf_escaped (_("The catalog has nothing named “%s”. Any application that "
                                                            "speaks SAML 2.0 can be connected with Custom SAML."), text);
  /* Translators: %s is the name of an application */
  g_autofree char *label = g_strdup_printf (_("Create “%s” with Custom SAML"), text);

  adw_status_page_set_description (self->nothing, description);
  gtk_button_set_label (self->custom_button, label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->custom_button)), PANGO_ELLIPSIZE_MIDDLE);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
search (LanyardCatalogPage *self)
{
  g_autofree char *text = dup_search (self);
  g_autoptr(GPtrArray) found = lanyard_catalog_search (lanyard_catalog_get_default (), text, get_category (self));

  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)), found->pdata, found->len);
  if (found->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "cards");
  else
    show_nothing (self, text);
}

static void
open_template (LanyardCatalogPage *self,
               LanyardTemplate    *tmpl,
               const char         *label)
{
  lanyard_window_push (GTK_WIDGET (self), g_object_new (LANYARD_TYPE_NEW_APPLICATION_PAGE,
                                                        "configuration", lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                                        "service", lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)),
                                                        "template", tmpl,
                                                        "label", label,
                                                        NULL));
}

static void
search_changed_cb (LanyardCatalogPage *self)
{
  search (self);
}

static void
category_changed_cb (LanyardCatalogPage *self)
{
  if (self->categories != NULL)
    search (self);
}

static void
card_activated_cb (LanyardCatalogPage *self,
                   guint               position)
{
  g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (tmpl != NULL)
    open_template (self, tmpl, NULL);
}

static void
custom_clicked_cb (LanyardCatalogPage *self)
{
  g_autofree char *text = dup_search (self);
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), CUSTOM_TEMPLATE, &error);

  if (tmpl != NULL)
    open_template (self, tmpl, text);
  else
    lanyard_window_show_error (GTK_WIDGET (self), _("Custom SAML Is Missing"), error);
}

static void
search_activated_cb (LanyardCatalogPage *self)
{
  search (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    card_activated_cb (self, 0);
  else
    custom_clicked_cb (self);
}

static void
stop_search_cb (LanyardCatalogPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    lanyard_window_pop (GTK_WIDGET (self));
}

static void
add_clicked_cb (LanyardCatalogPage *self)
{
  lanyard_own_template_actions_choose (GTK_WIDGET (self));
}

static void
dropped (GtkWidget                  *widget,
         const LanyardMetadataGiven *given)
{
  GSList files = { given->file, NULL };

  if (given->file != NULL)
    lanyard_own_template_actions_add (widget, &files);
}

static void
show_faults (LanyardCatalogPage *self)
{
  g_autoptr(GPtrArray) faults = lanyard_catalog_list_faults (lanyard_catalog_get_default ());
  g_autofree char *title = NULL;

  if (faults->len > 0)
    title = g_strdup_printf (ngettext ("%u file of yours is no template", "%u files of yours are no templates", faults->len),
                             faults->len);
  lanyard_banner_set_title (self->faults_banner, title);
}

static void
catalog_reloaded_cb (LanyardCatalogPage *self)
{
  search (self);
  show_faults (self);
}

static void
show_faults_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (widget);

  lanyard_window_push (widget, g_object_new (LANYARD_TYPE_TEMPLATE_FAULTS_PAGE,
                                             "configuration", lanyard_window_page_get_configuration (page),
                                             "service", lanyard_window_page_get_service (page),
                                             NULL));
}

static void
lanyard_catalog_page_search (LanyardWindowPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LANYARD_CATALOG_PAGE (page)->search_entry));
}

static void
lanyard_catalog_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_CATALOG_PAGE);

  G_OBJECT_CLASS (lanyard_catalog_page_parent_class)->dispose (object);
}

static void
lanyard_catalog_page_finalize (GObject *object)
{
  g_free (LANYARD_CATALOG_PAGE (object)->categories);

  G_OBJECT_CLASS (lanyard_catalog_page_parent_class)->finalize (object);
}

static void
lanyard_catalog_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LanyardCatalogPage *self = LANYARD_CATALOG_PAGE (object);
  const char *text;

  switch (prop_id)
    {
    case PROP_SEARCH:
      text = g_value_get_string (value);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text != NULL ? text : "");
      search (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_catalog_page_class_init (LanyardCatalogPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_catalog_page_dispose;
  object_class->finalize = lanyard_catalog_page_finalize;
  object_class->set_property = lanyard_catalog_page_set_property;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_catalog_page_search;

  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LANYARD_TYPE_BANNER);
  g_type_ensure (LANYARD_TYPE_CATALOG_CARD);
  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_TEMPLATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/catalog/lanyard-catalog-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, category_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, grid);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, found);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, custom_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, search_box);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, faults_banner);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogPage, drop_hint);
  gtk_widget_class_bind_template_callback (widget_class, category_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, custom_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_install_action (widget_class, "catalog.show-faults", NULL, show_faults_action);
}

static void
lanyard_catalog_page_init (LanyardCatalogPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_drop_down_name_button (self->category_drop_down);
  lanyard_window_fold_box (self->search_box);
  fill_categories (self);

  lanyard_banner_set_button (self->faults_banner, _("_Show"), "catalog.show-faults");
  lanyard_metadata_drop_attach (GTK_WIDGET (self), self->drop_hint, dropped);
  lanyard_metadata_drop_refuse_links (GTK_WIDGET (self));
  g_signal_connect_object (lanyard_catalog_get_default (), "reloaded", G_CALLBACK (catalog_reloaded_cb), self,
                           G_CONNECT_SWAPPED);
  show_faults (self);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

void
lanyard_catalog_page_push (GtkWidget            *from,
                           LanyardConfiguration *configuration,
                           LanyardService       *service,
                           const char           *search)
{
  lanyard_window_push (from, g_object_new (LANYARD_TYPE_CATALOG_PAGE,
                                           "configuration", configuration,
                                           "service", service,
                                           "search", search,
                                           NULL));
}
