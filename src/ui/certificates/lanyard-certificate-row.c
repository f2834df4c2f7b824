/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate-row.h"

#include "lanyard-export.h"
#include "lanyard-hyphens.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardCertificateRow
{
  LanyardRow               parent_instance;

  GtkWidget               *title;
  GtkWidget               *detail;
  GtkWidget               *sha256;
  GtkWidget               *sha1;
  GtkWidget               *badge;
  GtkWidget               *badge_image;
  GtkWidget               *badge_label;
  GtkWidget               *menu;

  /* Owned References */
  LanyardCertificateEntry *entry;
};

G_DEFINE_FINAL_TYPE (LanyardCertificateRow, lanyard_certificate_row, LANYARD_TYPE_ROW)

/* A form of a certificate, and what the menu and the toast call it. */
static const struct
{
  const char *name;
  const char *copy;
  const char *what;
} forms[] = {
  { "pem", N_("Copy as _PEM"), N_("Certificate (PEM)") },
  { "base64", N_("Copy as _Base64"), N_("Certificate (Base64)") },
  { "der", N_("Copy as _DER"), N_("Certificate (DER)") },
  { "sha256", N_("Copy SHA-_256 Fingerprint"), N_("SHA-256 fingerprint") },
  { "sha1", N_("Copy SHA-_1 Fingerprint"), N_("SHA-1 fingerprint") },
};

static GtkWidget *
add_detail (LanyardCertificateRow *self)
{
  GtkWidget *label = lanyard_row_add_text (LANYARD_ROW (self), "caption");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  return label;
}

static GMenuModel *
create_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) copies = g_menu_new ();
  g_autoptr(GMenu) files = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *action = g_strdup_printf ("certificate.copy::%s", forms[i].name);

      g_menu_append (copies, _(forms[i].copy), action);
    }
  g_menu_append (files, _("_Save as PEM…"), "certificate.save::pem");
  g_menu_append (files, _("S_ave as DER…"), "certificate.save::der");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static char *
dup_form (LanyardCertificateEntry *entry,
          const char              *form)
{
  LanyardCertificate *certificate = lanyard_certificate_entry_get_certificate (entry);

  if (strcmp (form, "pem") == 0)
    return lanyard_certificate_dup_pem (certificate);
  if (strcmp (form, "sha256") == 0)
    return g_strdup (lanyard_certificate_entry_get_sha256 (entry));
  if (strcmp (form, "sha1") == 0)
    return g_strdup (lanyard_certificate_entry_get_sha1 (entry));

  return g_strdup (lanyard_certificate_get_base64 (certificate));
}

/* The bytes themselves, for programs that know them by their type. */
static void
copy_der (LanyardCertificateRow *self)
{
  GBytes *der = lanyard_certificate_get_der (lanyard_certificate_entry_get_certificate (self->entry));
  g_autoptr(GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("application/pkix-cert", der);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  lanyard_window_toast (GTK_WIDGET (self), _("Certificate (DER) copied"));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardCertificateRow *self = LANYARD_CERTIFICATE_ROW (widget);
  const char *form = g_variant_get_string (parameter, NULL);
  g_autofree char *text = NULL;

  if (self->entry == NULL || lanyard_certificate_entry_get_certificate (self->entry) == NULL)
    return;
  if (strcmp (form, "der") == 0)
    {
      copy_der (self);
      return;
    }

  text = dup_form (self->entry, form);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].name, form) == 0)
      lanyard_window_copy (widget, text, _(forms[i].what));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardCertificateRow *self = LANYARD_CERTIFICATE_ROW (widget);
  gboolean as_der = strcmp (g_variant_get_string (parameter, NULL), "der") == 0;
  LanyardCertificate *certificate = self->entry != NULL ? lanyard_certificate_entry_get_certificate (self->entry) : NULL;
  g_autofree char *name = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (certificate == NULL)
    return;

  if (as_der)
    bytes = g_bytes_ref (lanyard_certificate_get_der (certificate));
  else
    {
      char *pem = lanyard_certificate_dup_pem (certificate);

      bytes = g_bytes_new_take (pem, strlen (pem));
    }
  name = lanyard_certificate_entry_dup_file_name (self->entry, as_der ? ".der" : ".pem");
  lanyard_export_save (lanyard_export_new (widget, _("Save Certificate"), name, _("Certificate saved")), bytes);
}

static void
lanyard_certificate_row_dispose (GObject *object)
{
  LanyardCertificateRow *self = LANYARD_CERTIFICATE_ROW (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (lanyard_certificate_row_parent_class)->dispose (object);
}

static void
lanyard_certificate_row_class_init (LanyardCertificateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_certificate_row_dispose;

  gtk_widget_class_install_action (widget_class, "certificate.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "certificate.save", "s", save_action);
}

static void
lanyard_certificate_row_init (LanyardCertificateRow *self)
{
  LanyardRow *row = LANYARD_ROW (self);
  g_autoptr(GMenuModel) menu = create_menu ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (lanyard_row_get_texts (row)), head);
  self->title = lanyard_row_create_label (NULL);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  self->detail = add_detail (self);
  self->sha256 = add_detail (self);
  self->sha1 = add_detail (self);

  self->badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->badge_image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->badge_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (self->badge), self->badge_image);
  gtk_box_append (GTK_BOX (self->badge), self->badge_label);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->badge, "badge");
  gtk_box_append (GTK_BOX (head), self->badge);

  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "edit-copy-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  gtk_widget_set_tooltip_text (self->menu, _("Copy or Save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy or Save"), -1);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_box_append (GTK_BOX (head), self->menu);
}

GtkWidget *
lanyard_certificate_row_new (void)
{
  return g_object_new (LANYARD_TYPE_CERTIFICATE_ROW, NULL);
}

/* In words beside the icon and the colour. */
static void
show_badge (LanyardCertificateRow *self,
            gint64                 now)
{
  gint64 left = lanyard_certificate_entry_get_not_after (self->entry) - now;
  LanyardExpiry expiry = lanyard_expiry_get (lanyard_certificate_entry_get_not_after (self->entry), now);
  gboolean in_use = lanyard_certificate_entry_is_in_use (self->entry);
  int days = (int) (left / (24 * 60 * 60));
  g_autofree char *text = left <= 0 ? g_strdup (_("Expired"))
                                    : g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
  const char *icon = expiry == LANYARD_EXPIRY_FAR ? NULL
                     : expiry >= LANYARD_EXPIRY_7_DAYS ? "dialog-error-symbolic" : "dialog-warning-symbolic";

  gtk_label_set_label (GTK_LABEL (self->badge_label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->badge_image), icon);
  gtk_widget_set_visible (self->badge_image, in_use && icon != NULL);
  gtk_widget_remove_css_class (self->badge, "error");
  gtk_widget_remove_css_class (self->badge, "warning");
  if (in_use && icon != NULL)
    gtk_widget_add_css_class (self->badge, expiry >= LANYARD_EXPIRY_7_DAYS ? "error" : "warning");
}

static void
show_fingerprint (GtkWidget  *label,
                  const char *name,
                  const char *fingerprint)
{
  g_autofree char *text = fingerprint != NULL ? g_strdup_printf ("%s %s", name, fingerprint) : NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_visible (label, text != NULL);
}

static char *
format_date (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%x") : g_strdup ("?");
}

static char *
describe (LanyardCertificateEntry *entry)
{
  LanyardCertificate *certificate = lanyard_certificate_entry_get_certificate (entry);
  const char *use = lanyard_certificate_use_get_label (lanyard_certificate_entry_get_use (entry));
  g_autofree char *end = format_date (lanyard_certificate_entry_get_not_after (entry));
  g_autofree char *begin = NULL;

  if (certificate == NULL)
    /* Translators: what ends, then a date */
    return g_strdup_printf (_("%s · until %s"), use, end);

  begin = format_date (lanyard_certificate_get_not_before (certificate));
  /* Translators: what it is for, a kind of key, and two dates */
  return g_strdup_printf (_("%s · %s · %s – %s"), use, lanyard_key_get_label (lanyard_certificate_get_key (certificate)),
                          begin, end);
}

void
lanyard_certificate_row_set_entry (LanyardCertificateRow   *self,
                                   LanyardCertificateEntry *entry)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (LANYARD_IS_CERTIFICATE_ROW (self));

  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  detail = describe (entry);
  gtk_label_set_label (GTK_LABEL (self->title),
                       lanyard_connector_get_label (lanyard_certificate_entry_get_connector (entry)));
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  show_fingerprint (self->sha256, "SHA-256", lanyard_certificate_entry_get_sha256 (entry));
  show_fingerprint (self->sha1, "SHA-1", lanyard_certificate_entry_get_sha1 (entry));
  show_badge (self, lanyard_time_now ());
  gtk_widget_set_visible (self->menu, lanyard_certificate_entry_get_certificate (entry) != NULL);
  name = g_strdup_printf ("%s, %s, %s", gtk_label_get_label (GTK_LABEL (self->title)), detail,
                          gtk_label_get_label (GTK_LABEL (self->badge_label)));
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

LanyardCertificateEntry *
lanyard_certificate_row_get_entry (LanyardCertificateRow *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ROW (self), NULL);

  return self->entry;
}
