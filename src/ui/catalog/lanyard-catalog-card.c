/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog-card.h"

#include "lanyard-bind.h"
#include "lanyard-catalog.h"
#include "lanyard-tile.h"

#include <glib/gi18n-lib.h>

struct _LanyardCatalogCard
{
  GtkWidget        parent_instance;

  /* Template Widgets */
  GtkWidget       *box;
  GtkWidget       *tile;
  GtkLabel        *name;
  GtkLabel        *summary;
  GtkBox          *labels;

  /* Owned References */
  LanyardTemplate *tmpl;
};

static const struct
{
  LanyardTemplateLabels  label;
  const char            *text;
} label_texts[] = {
  { LANYARD_TEMPLATE_BETA, N_("BETA") },
  { LANYARD_TEMPLATE_JIT, N_("JIT Provisioning") },
  { LANYARD_TEMPLATE_SP_INITIATED_ONLY, N_("SP-initiated only") },
  { LANYARD_TEMPLATE_SINGLE_LOGOUT, N_("Single Logout") },
};

G_DEFINE_FINAL_TYPE (LanyardCatalogCard, lanyard_catalog_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEMPLATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
add_label (LanyardCatalogCard *self,
           const char         *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "badge");
  gtk_box_append (self->labels, label);
}

static void
show_labels (LanyardCatalogCard *self)
{
  g_autofree const char **texts = lanyard_template_labels_get_texts (lanyard_template_get_labels (self->tmpl));
  g_autofree char *own = lanyard_catalog_dup_own_path (lanyard_catalog_get_default (),
                                                       lanyard_template_get_id (self->tmpl));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->labels))) != NULL)
    gtk_box_remove (self->labels, child);

  if (own != NULL)
    add_label (self, _("Own"));
  for (guint i = 0; texts[i] != NULL; i++)
    add_label (self, texts[i]);
}

static void
set_template (LanyardCatalogCard *self,
              LanyardTemplate    *tmpl)
{
  if (!g_set_object (&self->tmpl, tmpl) || tmpl == NULL)
    return;

  g_object_set (self->tile,
                "text", lanyard_template_get_name (tmpl),
                "color", lanyard_template_get_color (tmpl),
                NULL);
  gtk_label_set_label (self->name, lanyard_template_get_name (tmpl));
  gtk_label_set_label (self->summary, lanyard_template_get_summary (tmpl));
  show_labels (self);
  lanyard_list_row_set_name (GTK_WIDGET (self), lanyard_template_get_name (tmpl));
}

static void
lanyard_catalog_card_dispose (GObject *object)
{
  LanyardCatalogCard *self = LANYARD_CATALOG_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_CATALOG_CARD);
  g_clear_object (&self->tmpl);

  G_OBJECT_CLASS (lanyard_catalog_card_parent_class)->dispose (object);
}

static void
lanyard_catalog_card_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEMPLATE:
      g_value_set_object (value, LANYARD_CATALOG_CARD (object)->tmpl);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_catalog_card_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TEMPLATE:
      set_template (LANYARD_CATALOG_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_catalog_card_class_init (LanyardCatalogCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_catalog_card_dispose;
  object_class->get_property = lanyard_catalog_card_get_property;
  object_class->set_property = lanyard_catalog_card_set_property;

  properties[PROP_TEMPLATE] =
    g_param_spec_object ("template", NULL, NULL, LANYARD_TYPE_TEMPLATE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LANYARD_TYPE_TILE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/catalog/lanyard-catalog-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogCard, box);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogCard, tile);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogCard, name);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogCard, summary);
  gtk_widget_class_bind_template_child (widget_class, LanyardCatalogCard, labels);
}

static void
lanyard_catalog_card_init (LanyardCatalogCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_template_labels_get_texts:
 * @labels: labels of a template
 *
 * Returns: (transfer container): what to say of each, translated;
 *   %NULL-terminated
 */
const char **
lanyard_template_labels_get_texts (LanyardTemplateLabels labels)
{
  const char **texts = g_new0 (const char *, G_N_ELEMENTS (label_texts) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (label_texts); i++)
    {
      if (labels & label_texts[i].label)
        texts[n++] = _(label_texts[i].text);
    }

  return texts;
}
