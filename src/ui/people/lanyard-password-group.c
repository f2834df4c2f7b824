/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-group.h"

#include "lanyard-note-row.h"
#include "lanyard-password-policy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardPasswordGroup
{
  AdwPreferencesGroup  parent_instance;

  /* Template Widgets */
  GtkEditable         *password_row;
  GtkEditable         *repeat_row;
  LanyardNoteRow      *note;

  /* Owned References */
  LanyardPerson       *person;
  LanyardSettings     *settings;      /* NULL until they are loaded */
  GCancellable        *cancellable;

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

/* Nothing, for no password; else the same twice and what the policy takes.
 * Whoever stores it asks the policy again. */
static gboolean
check (LanyardPasswordGroup  *self,
       const char            *password,
       const char            *repeat,
       GError               **error)
{
  if (*password != '\0' && self->settings != NULL && self->person != NULL &&
      !lanyard_password_policy_check (password, self->person, self->settings, error))
    return FALSE;

  return strcmp (password, repeat) == 0;
}

static void
show_note (LanyardPasswordGroup *self,
           const char           *password,
           const char           *repeat,
           const GError         *error)
{
  /* While it is being typed it is not wrong yet. */
  if (*repeat != '\0' && !g_str_has_prefix (password, repeat))
    lanyard_note_row_set (self->note, LANYARD_NOTE_ERROR, _("The two passwords differ. Type the same one twice."));
  else
    lanyard_note_row_set (self->note, *repeat != '\0' ? LANYARD_NOTE_ERROR : LANYARD_NOTE_HINT,
                          error != NULL ? error->message : NULL);
}

static void
changed_cb (LanyardPasswordGroup *self)
{
  const char *password = gtk_editable_get_text (self->password_row);
  const char *repeat = gtk_editable_get_text (self->repeat_row);
  g_autoptr(GError) error = NULL;
  gboolean complete = check (self, password, repeat, &error);

  show_note (self, password, repeat, error);
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardPasswordGroup) self = user_data;
  LanyardRecord *record = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, NULL);

  if (record == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_object (&record);
      return;
    }

  g_set_object (&self->settings, LANYARD_SETTINGS (record));
  g_object_unref (record);
  changed_cb (self);
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
lanyard_password_group_dispose (GObject *object)
{
  g_cancellable_cancel (LANYARD_PASSWORD_GROUP (object)->cancellable);

  G_OBJECT_CLASS (lanyard_password_group_parent_class)->dispose (object);
}

static void
lanyard_password_group_finalize (GObject *object)
{
  LanyardPasswordGroup *self = LANYARD_PASSWORD_GROUP (object);

  g_clear_object (&self->person);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_password_group_parent_class)->finalize (object);
}

static void
lanyard_password_group_class_init (LanyardPasswordGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lanyard_password_group_get_property;
  object_class->dispose = lanyard_password_group_dispose;
  object_class->finalize = lanyard_password_group_finalize;
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
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_password_group_set_person:
 * @self: a group
 * @configuration: whose settings say what a password has to be
 * @person: whose password it is to be, as it is now
 */
void
lanyard_password_group_set_person (LanyardPasswordGroup *self,
                                   LanyardConfiguration *configuration,
                                   LanyardPerson        *person)
{
  g_return_if_fail (LANYARD_IS_PASSWORD_GROUP (self));
  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));
  g_return_if_fail (LANYARD_IS_PERSON (person));

  g_set_object (&self->person, person);
  if (self->settings != NULL)
    changed_cb (self);
  else
    lanyard_configuration_load_async (configuration, LANYARD_TYPE_SETTINGS, "settings", self->cancellable, loaded_cb,
                                      g_object_ref (self));
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
