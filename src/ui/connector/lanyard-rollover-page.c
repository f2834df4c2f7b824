/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-rollover-page.h"

#include "lanyard-administration.h"
#include "lanyard-certificate-group.h"
#include "lanyard-copy-row.h"
#include "lanyard-pair-import.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_STEPS 4

struct _LanyardRolloverPage
{
  LanyardEditorPage    parent_instance;

  /* Template Widgets */
  AdwPreferencesGroup *pair_group;
  AdwPreferencesGroup *step_group;
  AdwPreferencesGroup *sheet_group;
  GtkWidget           *back_row;

  /* Owned References */
  GPtrArray           *pair_rows;       /* borrowed widgets, as the next two */
  GPtrArray           *step_rows;
  GPtrArray           *sheet_rows;
  GCancellable        *cancellable;

  LanyardRolloverStep  step;            /* that is under way */
};

/* What the page shows, as it was read at one time. */
typedef struct
{
  LanyardConnector    *connector;
  GPtrArray           *pairs;
  LanyardSetupSheet   *sheet;
} State;

/* A step on its way to a worker. */
typedef struct
{
  char                *connector_id;
  LanyardRolloverStep  step;
} Request;

G_DEFINE_FINAL_TYPE (LanyardRolloverPage, lanyard_rollover_page, LANYARD_TYPE_EDITOR_PAGE)

/* A step, what it is, its button, and the stage in which it is done. */
static const struct
{
  LanyardRolloverStep   step;
  LanyardRolloverStage  done;
  const char           *title;
  const char           *detail;
  const char           *button;
  const char           *toast;
} steps[N_STEPS] = {
  { LANYARD_ROLLOVER_START, LANYARD_ROLLOVER_STAGED, N_("1. Make the Next Certificate"),
    N_("It is listed in the metadata beside the one that signs"), N_("Make"), N_("Next certificate made") },
  { LANYARD_ROLLOVER_TICK, LANYARD_ROLLOVER_TICKED, N_("2. Hand It to the Service Provider"),
    N_("Enter it there as shown below, beside the present one if that is possible; then tick it here"), N_("Tick"),
    N_("Ticked at the service provider") },
  { LANYARD_ROLLOVER_SWITCH, LANYARD_ROLLOVER_SWITCHED, N_("3. Switch"),
    N_("Responses are signed with the next certificate at once; the one before stays in the metadata"), N_("Switch"),
    N_("Signing with the next certificate") },
  { LANYARD_ROLLOVER_RETIRE, LANYARD_ROLLOVER_RETIRED, N_("4. Retire the One Before"),
    N_("When sign-ins work; it leaves the metadata and can be removed at the service provider"), N_("Retire"),
    N_("Certificate retired") },
};

static void
free_state (State *state)
{
  g_clear_object (&state->connector);
  g_clear_pointer (&state->pairs, g_ptr_array_unref);
  g_clear_pointer (&state->sheet, lanyard_setup_sheet_free);
  g_free (state);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (State, free_state)

static void
free_request (Request *request)
{
  g_free (request->connector_id);
  g_free (request);
}

static void
remove_rows (AdwPreferencesGroup *group,
             GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static const char *
get_pair_title (LanyardKeyPair *pair)
{
  switch (lanyard_key_pair_get_role (pair))
    {
    case LANYARD_KEY_ROLE_NEXT:
      return lanyard_key_pair_get_replaced (pair) != 0 ? _("Before, Still in the Metadata") : _("Next, in the Metadata");
    case LANYARD_KEY_ROLE_RETIRED:
      return _("Retired");
    case LANYARD_KEY_ROLE_ACTIVE:
    default:
      return _("Signs Now");
    }
}

static void
add_pair (LanyardRolloverPage *self,
          LanyardKeyPair      *pair)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  g_autofree char *validity = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (certificate == NULL)
    return;

  validity = lanyard_certificate_describe_validity (lanyard_certificate_get_not_after (certificate), lanyard_time_now ());
  fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  subtitle = g_strdup_printf ("%s · %s\nSHA-256 %s", lanyard_key_get_label (lanyard_certificate_get_key (certificate)),
                              validity, fingerprint);
  row = create_row (get_pair_title (pair), subtitle);
  adw_preferences_group_add (self->pair_group, row);
  g_ptr_array_add (self->pair_rows, row);
}

static char *
format_date (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%x %X") : g_strdup ("?");
}

/* When a step that is done was done, and by whom. */
static char *
describe_done (guint           number,
               LanyardKeyPair *newer,
               LanyardKeyPair *older)
{
  g_autofree char *date = NULL;

  switch (steps[number].step)
    {
    case LANYARD_ROLLOVER_START:
      date = format_date (lanyard_key_pair_get_created (newer));
      break;
    case LANYARD_ROLLOVER_TICK:
      date = format_date (lanyard_key_pair_get_ticked (newer));
      /* Translators: a date and a time, then who */
      return g_strdup_printf (_("Done on %s by %s"), date, lanyard_key_pair_get_ticked_by (newer));
    case LANYARD_ROLLOVER_SWITCH:
      date = format_date (lanyard_key_pair_get_replaced (older));
      break;
    case LANYARD_ROLLOVER_RETIRE:
    case LANYARD_ROLLOVER_BACK:
    default:
      date = format_date (lanyard_key_pair_get_retired (older));
      break;
    }

  /* Translators: a date and a time */
  return g_strdup_printf (_("Done on %s"), date);
}

static void
add_step (LanyardRolloverPage  *self,
          guint                 number,
          LanyardRolloverStage  stage,
          GPtrArray            *pairs)
{
  LanyardKeyPair *active = lanyard_rollover_get_active (pairs);
  LanyardKeyPair *other = lanyard_rollover_get_other (pairs);
  gboolean switched = stage >= LANYARD_ROLLOVER_SWITCHED;
  gboolean done = stage >= steps[number].done;
  g_autofree char *subtitle = done ? describe_done (number, switched ? active : other, switched ? other : active)
                                   : g_strdup (_(steps[number].detail));
  GtkWidget *row = create_row (_(steps[number].title), subtitle);

  if (done)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("emblem-ok-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Done"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  if (lanyard_rollover_allows (stage, steps[number].step))
    {
      g_autofree char *action = g_strdup_printf ("rollover.step::%s",
                                                 lanyard_enum_get_nick (LANYARD_TYPE_ROLLOVER_STEP, (int) steps[number].step));
      GtkWidget *button = gtk_button_new_with_label (_(steps[number].button));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_add_css_class (button, "suggested-action");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (self->step_group, row);
  g_ptr_array_add (self->step_rows, row);
}

static void
add_sheet (LanyardRolloverPage *self,
           LanyardSetupSheet   *sheet)
{
  g_autofree char *where = g_strjoinv (" › ", sheet->where);

  adw_preferences_group_set_description (self->sheet_group, *where != '\0' ? where : NULL);
  for (guint i = 0; i < sheet->values->len; i++)
    {
      LanyardSetupValue *value = g_ptr_array_index (sheet->values, i);
      g_autofree char *title = g_strcmp0 (value->what, value->label) != 0
                               ? g_strdup_printf ("%s (%s)", value->label, value->what) : g_strdup (value->label);
      GtkWidget *row = lanyard_copy_row_new (title, value->value);

      adw_preferences_group_add (self->sheet_group, row);
      g_ptr_array_add (self->sheet_rows, row);
    }
}

static const char *
get_explanation (LanyardRolloverStage  stage,
                 LanyardConnector     *connector)
{
  if (stage == LANYARD_ROLLOVER_NONE)
    return _("The first certificate is made when the application is activated");
  if (lanyard_connector_get_metadata_keys (connector) == LANYARD_METADATA_KEYS_ACTIVE)
    return _("The metadata of this application lists only the certificate that signs, so that the next one has to be entered at the service provider by hand");

  return _("Sign-ins go on all the time: the service provider knows both certificates while they are exchanged");
}

static void
show_state (LanyardRolloverPage *self,
            State               *state)
{
  LanyardRolloverStage stage = lanyard_rollover_get_stage (state->pairs);
  gboolean handing_over = stage == LANYARD_ROLLOVER_STAGED || stage == LANYARD_ROLLOVER_TICKED;

  remove_rows (self->pair_group, self->pair_rows);
  remove_rows (self->step_group, self->step_rows);
  remove_rows (self->sheet_group, self->sheet_rows);

  for (guint i = 0; i < state->pairs->len; i++)
    if (lanyard_key_pair_get_role (g_ptr_array_index (state->pairs, i)) != LANYARD_KEY_ROLE_RETIRED)
      add_pair (self, g_ptr_array_index (state->pairs, i));
  for (guint i = 0; i < N_STEPS; i++)
    add_step (self, i, stage, state->pairs);
  if (handing_over)
    add_sheet (self, state->sheet);

  adw_preferences_group_set_description (self->step_group, get_explanation (stage, state->connector));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_group), handing_over);
  gtk_widget_set_visible (self->back_row, lanyard_rollover_allows (stage, LANYARD_ROLLOVER_BACK));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardRolloverPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(State) state = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (state != NULL)
    show_state (self, state);
  else
    adw_preferences_group_set_description (self->step_group, error->message);
}

static gpointer
load_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  LanyardConnector *connector = data;
  g_autoptr(State) state = g_new0 (State, 1);

  state->connector = g_object_ref (connector);
  state->pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                            lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (state->pairs == NULL)
    return NULL;
  state->sheet = lanyard_administration_rollover_sheet_sync (configuration, connector, error);

  return state->sheet != NULL ? g_steal_pointer (&state) : NULL;
}

static void
load_cb (LanyardRolloverPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lanyard_configuration_run_async (lanyard_editor_get_configuration (editor), load_worker,
                                     lanyard_item_copy (LANYARD_ITEM (lanyard_editor_get_stored (editor))), g_object_unref,
                                     (GDestroyNotify) free_state, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
step_taken_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(LanyardRolloverPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  const char *toast = _("Gone a step back");

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < N_STEPS; i++)
    if (steps[i].step == self->step)
      toast = _(steps[i].toast);
  if (change_id != NULL)
    lanyard_window_toast_undo (GTK_WIDGET (self), toast, change_id);
  else
    lanyard_window_show_error (GTK_WIDGET (self), _("The Step Is Not Possible"), error);
  load_cb (self);
}

static gpointer
take_step_worker (LanyardConfiguration  *configuration,
                  gpointer               data,
                  GError               **error)
{
  Request *request = data;
  char *change_id = NULL;

  lanyard_administration_rollover_sync (configuration, request->connector_id, request->step, lanyard_time_now (),
                                        &change_id, error);
  return change_id;
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardRolloverPage *self = LANYARD_ROLLOVER_PAGE (widget);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  const char *nick = g_variant_get_string (parameter, NULL);
  Request *request = g_new0 (Request, 1);

  request->connector_id = g_strdup (lanyard_editor_get_connector_id (editor));
  for (guint step = LANYARD_ROLLOVER_START; step <= LANYARD_ROLLOVER_BACK; step++)
    if (strcmp (nick, lanyard_enum_get_nick (LANYARD_TYPE_ROLLOVER_STEP, (int) step)) == 0)
      request->step = step;
  self->step = request->step;
  gtk_widget_set_sensitive (widget, FALSE);
  lanyard_configuration_run_async (lanyard_editor_get_configuration (editor), take_step_worker, request,
                                   (GDestroyNotify) free_request, g_free, self->cancellable, step_taken_cb,
                                   g_object_ref (self));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (widget));

  lanyard_pair_import_start (widget, lanyard_editor_get_configuration (editor), lanyard_editor_get_connector_id (editor));
}

static void
lanyard_rollover_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_rollover_page_parent_class)->map (widget);

  load_cb (LANYARD_ROLLOVER_PAGE (widget));
}

static void
lanyard_rollover_page_constructed (GObject *object)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (object));

  G_OBJECT_CLASS (lanyard_rollover_page_parent_class)->constructed (object);

  g_signal_connect_object (lanyard_editor_get_configuration (editor), "changed", G_CALLBACK (load_cb), object,
                           G_CONNECT_SWAPPED);
}

static void
lanyard_rollover_page_dispose (GObject *object)
{
  LanyardRolloverPage *self = LANYARD_ROLLOVER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_ROLLOVER_PAGE);

  G_OBJECT_CLASS (lanyard_rollover_page_parent_class)->dispose (object);
}

static void
lanyard_rollover_page_finalize (GObject *object)
{
  LanyardRolloverPage *self = LANYARD_ROLLOVER_PAGE (object);

  g_clear_pointer (&self->pair_rows, g_ptr_array_unref);
  g_clear_pointer (&self->step_rows, g_ptr_array_unref);
  g_clear_pointer (&self->sheet_rows, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_rollover_page_parent_class)->finalize (object);
}

static void
lanyard_rollover_page_class_init (LanyardRolloverPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_rollover_page_constructed;
  object_class->dispose = lanyard_rollover_page_dispose;
  object_class->finalize = lanyard_rollover_page_finalize;
  widget_class->map = lanyard_rollover_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-rollover-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardRolloverPage, pair_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardRolloverPage, step_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardRolloverPage, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardRolloverPage, back_row);
  gtk_widget_class_install_action (widget_class, "rollover.step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "rollover.import", NULL, import_action);
}

static void
lanyard_rollover_page_init (LanyardRolloverPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->pair_rows = g_ptr_array_new ();
  self->step_rows = g_ptr_array_new ();
  self->sheet_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
