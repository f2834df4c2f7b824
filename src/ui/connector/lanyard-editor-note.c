/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor.h"

#include "lanyard-editor-form.h"
#include "lanyard-editor-help.h"
#include "lanyard-note-row.h"

#include <string.h>

/* A note below a row, for what the check finds in a field. */
typedef struct
{
  LanyardEditor  *editor;       /* borrowed: the handler ends with the note */
  LanyardNoteRow *note;
  GtkWidget      *row;
  char           *field;
} FieldNote;

static void
field_note_free (gpointer  data,
                 GClosure *closure)
{
  FieldNote *field_note = data;

  g_free (field_note->field);
  g_free (field_note);
}

/* "acs" has what is found in "acs" and "acs[1].url". */
static gboolean
is_about_field (const LanyardCheckFinding *finding,
                const char                *field)
{
  gsize length = strlen (field);

  return finding->field != NULL && strncmp (finding->field, field, length) == 0
         && (finding->field[length] == '\0' || finding->field[length] == '[');
}

static const LanyardCheckFinding *
find_worst (LanyardEditor *self,
            const char    *field)
{
  GPtrArray *findings = lanyard_editor_get_findings (self);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = g_ptr_array_index (findings, i);

      if (is_about_field (finding, field))
        return finding;
    }

  return NULL;
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  if (strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');
}

static void
show_findings_cb (FieldNote *field_note)
{
  static const LanyardNote notes[] = {
    [LANYARD_SEVERITY_HINT] = LANYARD_NOTE_HINT,
    [LANYARD_SEVERITY_WARNING] = LANYARD_NOTE_WARNING,
    [LANYARD_SEVERITY_ERROR] = LANYARD_NOTE_ERROR,
  };
  const LanyardCheckFinding *finding = find_worst (field_note->editor, field_note->field);
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_widget_remove_css_class (field_note->row, "error");
  gtk_widget_remove_css_class (field_note->row, "warning");
  if (finding == NULL)
    {
      lanyard_note_row_set (field_note->note, LANYARD_NOTE_HINT, NULL);
      return;
    }

  append_sentence (text, finding->what);
  append_sentence (text, finding->why);
  append_sentence (text, finding->fix);
  lanyard_note_row_set (field_note->note, notes[finding->severity], text->str);
  if (finding->severity == LANYARD_SEVERITY_ERROR && ADW_IS_ENTRY_ROW (field_note->row))
    gtk_widget_add_css_class (field_note->row, "error");
}

/**
 * lanyard_editor_note:
 * @self: an editor
 * @field: JSON name of a field
 * @row: the row in which it is edited
 *
 * Shows below @row what the check finds in the field, the worst first: what,
 * why and what to do; and in @row, if it can be seen, whether the value is the
 * template's, and a button for the help.
 */
void
lanyard_editor_note (LanyardEditor *self,
                     const char    *field,
                     GtkWidget     *row)
{
  g_autofree char *property = g_strdelimit (g_strdup (field), "_", '-');
  FieldNote *field_note;
  GClosure *closure;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  field_note = g_new0 (FieldNote, 1);
  field_note->editor = self;
  field_note->note = LANYARD_NOTE_ROW (lanyard_note_row_attach (row));
  field_note->row = row;
  field_note->field = g_strdup (field);

  closure = g_cclosure_new_swap (G_CALLBACK (show_findings_cb), field_note, field_note_free);
  g_object_watch_closure (G_OBJECT (field_note->note), closure);
  g_signal_connect_closure (self, "findings-changed", closure, FALSE);
  show_findings_cb (field_note);

  if (!gtk_widget_get_visible (row))
    return;

  lanyard_editor_add_form (self, property, row);
  lanyard_editor_add_help (row, field);
}
