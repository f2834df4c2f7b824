/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-group.h"

#include "lanyard-note-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter ones are guessed soon; they are allowed, for tests. */
#define GOOD_LENGTH 12

struct _LanyardPasswordGroup
{
  AdwPreferencesGroup  parent_instance;

  /* Template Widgets */
  GtkEditable         *password_row;
  GtkEditable         *repeat_row;
  LanyardNoteRow      *note;

  gboolean             complete;
};

G_DEFINE_FINAL_TYPE (LanyardPasswordGroup, lanyard_password_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
show_note (LanyardPasswordGroup *self,
           const char           *password,
           const char           *repeat)
{
  /* While the second is being typed it is not wrong yet. */
  if (!g_str_has_prefix (password, repeat))
    lanyard_note_row_set (self->note, LANYARD_NOTE_ERROR, _("The two passwords differ. Type the same one twice."));
  else if (*password != '\0' && g_utf8_strlen (password, -1) < GOOD_LENGTH)
    lanyard_note_row_set (self->note, LANYARD_NOTE_WARNING,
                          _("Short passwords are guessed soon. Use at least 12 characters."));
  else
    lanyard_note_row_set (self->note, LANYARD_NOTE_HINT, NULL);
}

static void
changed_cb (LanyardPasswordGroup *self)
{
  const char *password = gtk_editable_get_text (self->password_row);
  const char *repeat = gtk_editable_get_text (self->repeat_row);
  gboolean complete = strcmp (password, repeat) == 0;

  show_note (self, password, repeat);
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
entry_activated_cb (LanyardPasswordGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
lanyard_password_group_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, LANYARD_PASSWORD_GROUP (object)->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
lanyard_password_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LANYARD_PASSWORD_GROUP (widget)->password_row));
}

static void
lanyard_password_group_class_init (LanyardPasswordGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lanyard_password_group_get_property;
  widget_class->grab_focus = lanyard_password_group_grab_focus;

  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LANYARD_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-password-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordGroup, password_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordGroup, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordGroup, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
lanyard_password_group_init (LanyardPasswordGroup *self)
{
  self->complete = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
lanyard_password_group_get_password (LanyardPasswordGroup *self)
{
  const char *password;

  g_return_val_if_fail (LANYARD_IS_PASSWORD_GROUP (self), NULL);

  password = gtk_editable_get_text (self->password_row);
  return *password != '\0' ? password : NULL;
}

gboolean
lanyard_password_group_is_complete (LanyardPasswordGroup *self)
{
  g_return_val_if_fail (LANYARD_IS_PASSWORD_GROUP (self), FALSE);

  return self->complete;
}

void
lanyard_password_group_clear (LanyardPasswordGroup *self)
{
  g_return_if_fail (LANYARD_IS_PASSWORD_GROUP (self));

  gtk_editable_set_text (self->repeat_row, "");
  gtk_editable_set_text (self->password_row, "");
}
