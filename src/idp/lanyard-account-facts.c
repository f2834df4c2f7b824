/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-account-private.h"

#include "lanyard-custom-values.h"
#include "lanyard-member-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_fact (LanyardPage *page,
          const char  *label,
          char       **values)
{
  g_autofree char *text = values != NULL ? g_strjoinv (", ", values) : NULL;
  LanyardPageScope *fact;

  if (text == NULL || *text == '\0')
    return;

  fact = lanyard_page_repeat (page, NULL, "fact");
  lanyard_page_set_text (page, fact, "fact-label", label);
  lanyard_page_set_text (page, fact, "fact-value", text);
}

static void
add_custom (LanyardPage            *page,
            GListModel             *declared,
            LanyardEffectiveValues *values)
{
  LanyardCustomAttribute *attribute = lanyard_custom_values_find (declared, values->name);
  const char *answers[] = { NULL, NULL };

  if (attribute == NULL)
    add_fact (page, values->name, values->values);
  else if (lanyard_custom_attribute_get_value_type (attribute) == LANYARD_VALUE_BOOLEAN && values->values[0] != NULL)
    {
      answers[0] = strcmp (values->values[0], "true") == 0 ? _("Yes") : _("No");
      add_fact (page, lanyard_custom_attribute_get_label (attribute), (char **) answers);
    }
  else
    add_fact (page, lanyard_custom_attribute_get_label (attribute), values->values);
}

/*
 * _lanyard_account_fill_facts:
 * @page: the page "account"
 * @person: whose it is
 * @error: what loading gives
 *
 * Everything that applications can be told of a person, with what their groups
 * add; notes are for administrators.
 *
 * Returns: whether it could be loaded
 */
gboolean
_lanyard_account_fill_facts (LanyardPage           *page,
                             LanyardConfiguration  *configuration,
                             LanyardPerson         *person,
                             GError               **error)
{
  const LanyardSource *sources = lanyard_person_get_sources ();
  g_autoptr(LanyardSettings) settings = lanyard_configuration_peek_settings_sync (configuration, error);
  g_autoptr(GPtrArray) custom = NULL;

  if (settings != NULL)
    custom = lanyard_member_values_list_sync (configuration, person, error);
  if (custom == NULL)
    return FALSE;

  lanyard_page_set_text (page, NULL, "about-heading", _("About You"));
  lanyard_page_set_text (page, NULL, "about-hint",
                         _("Applications that you open may get some of it. Is something wrong? Tell your administrator."));
  for (gsize i = 0; sources[i].source != NULL; i++)
    {
      g_auto(GStrv) values = lanyard_person_dup_values (person, sources[i].source);

      add_fact (page, _(sources[i].label), values);
    }
  for (guint i = 0; i < custom->len; i++)
    add_custom (page, lanyard_settings_get_custom_attributes (settings), custom->pdata[i]);

  return TRUE;
}
