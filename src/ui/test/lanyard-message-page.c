/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-message-page.h"

#include "lanyard-header.h"
#include "lanyard-hyphens.h"
#include "lanyard-outline-view.h"
#include "lanyard-saml-inspect.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

struct _LanyardMessagePage
{
  LanyardWindowPage   parent_instance;

  /* Template Widgets */
  AdwPreferencesPage *verdicts;
  AdwViewStackPage   *verdicts_page;
  AdwViewStackPage   *tree_page;
  AdwViewStackPage   *xml_page;
  AdwViewStackPage   *encoded_page;
  LanyardOutlineView *outline;
  GtkSourceView      *xml;
  GtkTextView        *encoded;

  /* Owned References */
  GBytes             *document;

  /* Borrowed References */
  GtkTextTag         *element_tag;
  GtkTextTag         *value_tag;
};

G_DEFINE_FINAL_TYPE (LanyardMessagePage, lanyard_message_page, LANYARD_TYPE_WINDOW_PAGE)

static void
copy_xml_cb (LanyardMessagePage *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->document, &size);
  g_autofree char *text = g_strndup (data, size);

  lanyard_window_copy (GTK_WIDGET (self), text, C_("a format", "XML"));
}

static void
copy_encoded_cb (LanyardMessagePage *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->encoded), "text", &text, NULL);
  lanyard_window_copy (GTK_WIDGET (self), text, _("Encoded Message"));
}

static void
apply_style (GtkSourceStyleScheme *scheme,
             const char           *id,
             GtkTextTag           *tag)
{
  GtkSourceStyle *style = scheme != NULL ? gtk_source_style_scheme_get_style (scheme, id) : NULL;

  if (style != NULL)
    gtk_source_style_apply (style, tag);
}

static void
update_scheme (LanyardMessagePage *self)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->xml))), scheme);
  apply_style (scheme, "def:identifier", self->element_tag);
  apply_style (scheme, "def:string", self->value_tag);
}

static void
mark (GtkTextBuffer *buffer,
      GtkTextTag    *tag,
      int            start,
      int            end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

/* Element names and the values of attributes. The library's own description of
 * XML cannot be read here: nothing may open files for libxml2. */
static void
highlight (LanyardMessagePage *self,
           const char         *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->xml));
  gboolean in_tag = FALSE;
  int name = -1;
  int value = -1;
  int offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      if (!in_tag && *p == '<')
        {
          in_tag = TRUE;
          name = offset + 1;
        }
      else if (in_tag && value < 0 && name >= 0 && strchr (" >\n", *p) != NULL)
        {
          mark (buffer, self->element_tag, name, offset);
          name = -1;
        }
      else if (in_tag && *p == '"' && value < 0)
        {
          value = offset;
        }
      else if (in_tag && *p == '"')
        {
          mark (buffer, self->value_tag, value, offset + 1);
          value = -1;
        }
      if (in_tag && value < 0 && *p == '>')
        in_tag = FALSE;
    }
}

static void
lanyard_message_page_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_MESSAGE_PAGE (object)->document, g_bytes_unref);

  G_OBJECT_CLASS (lanyard_message_page_parent_class)->finalize (object);
}

static void
lanyard_message_page_class_init (LanyardMessagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lanyard_message_page_finalize;

  gtk_source_init ();
  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_OUTLINE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-message-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, verdicts);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, verdicts_page);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, tree_page);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, xml_page);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, encoded_page);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, outline);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, xml);
  gtk_widget_class_bind_template_child (widget_class, LanyardMessagePage, encoded);
  gtk_widget_class_bind_template_callback (widget_class, copy_xml_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_encoded_cb);
}

static void
lanyard_message_page_init (LanyardMessagePage *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_hyphens_forbid_in_view (GTK_TEXT_VIEW (self->xml));
  lanyard_hyphens_forbid_in_view (self->encoded);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->xml));
  self->element_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->value_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
  update_scheme (self);
}

LanyardMessagePage *
lanyard_message_page_new (LanyardConfiguration *configuration,
                          LanyardService       *service,
                          const char           *title,
                          const char           *subtitle)
{
  return g_object_new (LANYARD_TYPE_MESSAGE_PAGE,
                       "configuration", configuration,
                       "service", service,
                       "title", title,
                       "subtitle", subtitle,
                       NULL);
}

void
lanyard_message_page_name_first (LanyardMessagePage *self,
                                 const char         *title,
                                 const char         *icon_name)
{
  g_return_if_fail (LANYARD_IS_MESSAGE_PAGE (self));

  adw_view_stack_page_set_title (self->verdicts_page, title);
  adw_view_stack_page_set_icon_name (self->verdicts_page, icon_name);
}

void
lanyard_message_page_add (LanyardMessagePage *self,
                          GtkWidget          *group)
{
  g_return_if_fail (LANYARD_IS_MESSAGE_PAGE (self));

  adw_preferences_page_add (self->verdicts, ADW_PREFERENCES_GROUP (group));
}

void
lanyard_message_page_set_document (LanyardMessagePage *self,
                                   GBytes             *document,
                                   GPtrArray          *outline)
{
  g_autoptr(LanyardSamlInspection) inspection = NULL;
  g_autofree char *indented = NULL;

  g_return_if_fail (LANYARD_IS_MESSAGE_PAGE (self));
  g_return_if_fail (document != NULL);
  g_return_if_fail (self->document == NULL);

  self->document = g_bytes_ref (document);
  inspection = lanyard_saml_inspect (document, NULL);
  indented = inspection != NULL ? lanyard_saml_inspection_indent (inspection) : NULL;
  if (indented != NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->xml)), indented, -1);
      highlight (self, indented);
    }
  adw_view_stack_page_set_visible (self->xml_page, indented != NULL);
  adw_view_stack_page_set_visible (self->tree_page, outline != NULL);
  if (outline != NULL)
    lanyard_outline_view_show (self->outline, outline);
}

void
lanyard_message_page_set_encoded (LanyardMessagePage *self,
                                  const char         *encoded)
{
  g_return_if_fail (LANYARD_IS_MESSAGE_PAGE (self));

  adw_view_stack_page_set_visible (self->encoded_page, encoded != NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->encoded), encoded != NULL ? encoded : "", -1);
}
