/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-grants-page.h"

#include "lanyard-access-row.h"
#include "lanyard-bind.h"
#include "lanyard-editor-fields.h"
#include "lanyard-grants-access.h"
#include "lanyard-member-counter.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardGrantsPage
{
  LanyardEditorPage     parent_instance;

  /* Template Widgets */
  GtkStack             *stack;
  GtkLabel             *summary;
  GtkImage             *summary_icon;
  AdwPreferencesGroup  *policy_group;
  GtkDropDown          *relation_choice;
  GtkSearchEntry       *search_entry;
  GtkListView          *list;

  /* Owned References */
  GtkFilterListModel   *filtered;
  LanyardMemberCounter *counter;
  LanyardGrantsAccess  *access;           /* NULL: not read yet */
  GPtrArray            *rows;             /* GtkListItem, borrowed */
  GCancellable         *cancellable;

  /* Borrowed References */
  GListModel           *groups;
  GListModel           *people;
};

G_DEFINE_FINAL_TYPE (LanyardGrantsPage, lanyard_grants_page, LANYARD_TYPE_EDITOR_PAGE)

static const LanyardChoice policies[] = {
  { "allow", N_("Allow") },
  { "require-mfa", N_("Require a Second Factor") },
  { "deny", N_("Deny") },
  { NULL }
};

static const LanyardEditorField policy_fields[] = {
  { "access-policy", N_("Policy"), N_("Comes first: “Deny” keeps everybody out"), policies },
  { NULL }
};

static guint
get_choice (LanyardGrantsPage *self)
{
  guint choice = gtk_drop_down_get_selected (self->relation_choice);

  return choice < LANYARD_N_GRANTS ? choice : 0;
}

static gboolean
is_linked (LanyardGrantsPage *self,
           gpointer           record)
{
  return self->access != NULL &&
         g_hash_table_contains (self->access->linked[get_choice (self)], lanyard_record_get_id (record));
}

/* A person by name, a group with how many are in it. */
static char *
describe (LanyardGrantsPage *self,
          gpointer           record)
{
  int n_members;

  if (LANYARD_IS_PERSON (record))
    {
      g_autofree char *name = lanyard_person_dup_full_name (record);

      return g_strdup_printf ("%s (%s)", name, lanyard_person_get_username (record));
    }

  if (lanyard_group_is_disabled (record))
    /* Translators: %s is the name of a group */
    return g_strdup_printf (_("%s (switched off)"), lanyard_group_get_name (record));

  n_members = lanyard_member_counter_get (self->counter, lanyard_record_get_id (record));
  if (n_members < 0)
    return g_strdup (lanyard_group_get_name (record));

  /* Translators: the name of a group, then how many are in it */
  return g_strdup_printf (ngettext ("%s (%d person)", "%s (%d people)", n_members), lanyard_group_get_name (record), n_members);
}

static void
update_row (LanyardGrantsPage *self,
            GtkListItem       *item)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  gpointer record = gtk_list_item_get_item (item);
  g_autofree char *text = record != NULL ? describe (self, record) : NULL;

  if (record == NULL)
    return;

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_linked (self, record));
  lanyard_list_row_set_name (check, lanyard_record_get_title (record));
}

static void
update_rows (LanyardGrantsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
}

/* The most severe thing first. */
static char *
summarize (LanyardGrantsPage *self,
           gboolean          *warn)
{
  LanyardConnector *connector = lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self));
  guint n_groups = g_hash_table_size (self->access->linked[0]), n_single = g_hash_table_size (self->access->linked[1]);
  guint n = self->access->n_people;
  g_autoptr(GString) text = g_string_new (NULL);

  *warn = TRUE;
  if (lanyard_connector_get_access_policy (connector) == LANYARD_ACCESS_DENY)
    return g_strdup (_("Nobody can sign in: the policy is “Deny”"));
  if (n_groups == 0 && n_single == 0)
    return g_strdup (_("Nobody can sign in: no group is granted this application"));
  if (n == 0)
    return g_strdup (_("Nobody can sign in: no granted group has members who are not excluded"));

  g_string_append_printf (text, ngettext ("%u person can sign in", "%u people can sign in", n), n);
  *warn = self->access->n_disabled > 0;
  if (self->access->n_disabled > 0)
    {
      g_string_append (text, ". ");
      g_string_append_printf (text, ngettext ("%u granted group is switched off", "%u granted groups are switched off",
                                              self->access->n_disabled), self->access->n_disabled);
    }
  if (n_single > 0)
    {
      g_string_append (text, ". ");
      g_string_append (text, _("Single people are easily forgotten: prefer groups"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update (LanyardGrantsPage *self)
{
  gboolean empty = g_list_model_get_n_items (self->groups) == 0 && g_list_model_get_n_items (self->people) == 0;
  g_autofree char *text = NULL;
  gboolean warn = FALSE;

  update_rows (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "groups");
  if (self->access == NULL)
    return;

  text = summarize (self, &warn);
  gtk_label_set_label (self->summary, text);
  gtk_image_set_from_icon_name (self->summary_icon, warn ? "dialog-warning-symbolic" : "system-users-symbolic");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardGrantsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardGrantsAccess) access = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (access == NULL)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("Grants Cannot Be Read"), error);
      return;
    }

  g_clear_pointer (&self->access, lanyard_grants_access_free);
  self->access = g_steal_pointer (&access);
  update (self);
}

static void
list_links_cb (LanyardGrantsPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  lanyard_configuration_run_async (lanyard_editor_get_configuration (editor), lanyard_grants_access_load,
                                   g_strdup (lanyard_editor_get_connector_id (editor)), g_free,
                                   (GDestroyNotify) lanyard_grants_access_free, self->cancellable, listed_cb, g_object_ref (self));
}

static void
choice_changed_cb (LanyardGrantsPage *self)
{
  gboolean people;

  if (self->filtered == NULL)
    return;

  people = lanyard_relation_get_from_type (lanyard_grants_relations[get_choice (self)]) == LANYARD_TYPE_PERSON;
  gtk_filter_list_model_set_model (self->filtered, people ? self->people : self->groups);
  update_rows (self);
}

/* A grant on its way, and what to say when it is there. */
typedef struct
{
  LanyardGrantsPage *page;
  char              *text;
} Grant;

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Grant *grant = user_data;
  g_autofree char *change_id = NULL;
  g_autoptr(GError) error = NULL;

  if (lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    lanyard_window_toast_undo (GTK_WIDGET (grant->page), grant->text, change_id);
  else
    lanyard_window_show_error (GTK_WIDGET (grant->page), _("Grant Cannot Be Changed"), error);

  list_links_cb (grant->page);
  g_object_unref (grant->page);
  g_free (grant->text);
  g_free (grant);
}

static char *
describe_change (LanyardRelation  relation,
                 gboolean         linked,
                 const char      *name)
{
  if (relation == LANYARD_RELATION_EXCLUSION)
    /* Translators: %s is the name of a group */
    return g_strdup_printf (linked ? _("Excluded “%s”") : _("“%s” is not excluded any more"), name);
  if (relation == LANYARD_RELATION_MFA || relation == LANYARD_RELATION_PERSON_MFA)
    /* Translators: %s is the name of a group or a person */
    return g_strdup_printf (linked ? _("“%s” needs a second factor") : _("“%s” needs no second factor"), name);

  /* Translators: %s is the name of a group or a person */
  return g_strdup_printf (linked ? _("Granted to “%s”") : _("Revoked from “%s”"), name);
}

static void
set_linked (LanyardGrantsPage *self,
            LanyardRecord     *record,
            gboolean           linked)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  LanyardRelation relation = lanyard_grants_relations[get_choice (self)];
  g_autoptr(LanyardChanges) changes = NULL;
  Grant *grant = g_new0 (Grant, 1);

  grant->page = g_object_ref (self);
  grant->text = describe_change (relation, linked, lanyard_record_get_title (record));

  changes = lanyard_changes_new (grant->text);
  lanyard_changes_link (changes, relation, lanyard_record_get_id (record), lanyard_editor_get_connector_id (editor), linked);
  lanyard_configuration_apply_async (lanyard_editor_get_configuration (editor), g_steal_pointer (&changes), NULL,
                                     applied_cb, grant);
}

static void
row_activated_cb (LanyardGrantsPage *self,
                  guint              position)
{
  g_autoptr(LanyardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (record != NULL && self->access != NULL)
    set_linked (self, record, !is_linked (self, record));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardGrantsPage        *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_can_focus (check, FALSE);
  gtk_list_item_set_child (item, check);
  g_ptr_array_add (self->rows, item);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardGrantsPage        *self)
{
  update_row (self, item);
}

static void
teardown_row_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 LanyardGrantsPage        *self)
{
  g_ptr_array_remove_fast (self->rows, item);
  gtk_list_item_set_child (item, NULL);
}

static char *
dup_search_text (LanyardRecord *record)
{
  g_autofree char *name = LANYARD_IS_PERSON (record) ? lanyard_person_dup_full_name (LANYARD_PERSON (record)) : NULL;

  return g_strjoin (" ", lanyard_record_get_title (record), name, NULL);
}

static void
lanyard_grants_page_constructed (GObject *object)
{
  LanyardGrantsPage *self = LANYARD_GRANTS_PAGE (object);
  LanyardConfiguration *configuration = lanyard_editor_page_get_configuration (LANYARD_EDITOR_PAGE (self));
  GtkStringFilter *filter;
  g_autoptr(GtkNoSelection) selection = NULL;

  G_OBJECT_CLASS (lanyard_grants_page_parent_class)->constructed (object);

  self->groups = lanyard_configuration_get_list (configuration, LANYARD_TYPE_GROUP);
  self->people = lanyard_configuration_get_list (configuration, LANYARD_TYPE_PERSON);
  self->counter = lanyard_member_counter_new (configuration);
  filter = gtk_string_filter_new (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_search_text),
                                                               NULL, NULL));
  g_object_bind_property (self->search_entry, "text", filter, "search", G_BINDING_SYNC_CREATE);
  self->filtered = gtk_filter_list_model_new (g_object_ref (self->groups), GTK_FILTER (filter));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  lanyard_editor_add_fields (lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self)), self->policy_group, policy_fields);
  adw_preferences_group_add (self->policy_group,
                             lanyard_access_row_new (lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self))));

  g_signal_connect_object (self->groups, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->counter, "counted", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self)), "notify::access-policy",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (list_links_cb), self, G_CONNECT_SWAPPED);
  update (self);
  list_links_cb (self);
}

static void
lanyard_grants_page_dispose (GObject *object)
{
  LanyardGrantsPage *self = LANYARD_GRANTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_GRANTS_PAGE);

  G_OBJECT_CLASS (lanyard_grants_page_parent_class)->dispose (object);
}

static void
lanyard_grants_page_finalize (GObject *object)
{
  LanyardGrantsPage *self = LANYARD_GRANTS_PAGE (object);

  g_clear_object (&self->filtered);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->counter);
  g_clear_pointer (&self->access, lanyard_grants_access_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_grants_page_parent_class)->finalize (object);
}

static void
lanyard_grants_page_class_init (LanyardGrantsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_grants_page_constructed;
  object_class->dispose = lanyard_grants_page_dispose;
  object_class->finalize = lanyard_grants_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-grants-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, summary_icon);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, policy_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, relation_choice);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lanyard_grants_page_init (LanyardGrantsPage *self)
{
  GtkListItemFactory *factory;

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_drop_down_name_button (self->relation_choice);
  lanyard_drop_down_shorten_button (self->relation_choice);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}
