/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-activity-chart.h"

#include <glib/gi18n-lib.h>

#include "lanyard-event-query.h"

#define HEIGHT 72
#define GAP 2
#define DAY 86400

/* One bar: what is drawn are two boxes, whose colours come from the style. */
typedef struct
{
  GtkWidget *sign_ins;
  GtkWidget *refusals;
  guint      n_sign_ins;
  guint      n_refusals;
} Bar;

struct _LanyardActivityChart
{
  GtkWidget parent_instance;

  GArray   *bars;
  gint64    start;
  gint64    width;
  gint64    offset;     /* of its days, from UTC */
  guint     highest;
  int       current;    /* with the keyboard; -1: none */
};

G_DEFINE_FINAL_TYPE (LanyardActivityChart, lanyard_activity_chart, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Days all begin as today does, also those before the clocks were changed. */
static char *
format_start (LanyardActivityChart *self,
              guint                 i)
{
  gint64 start = self->start + i * self->width;
  g_autoptr(GDateTime) time = self->width < DAY ? g_date_time_new_from_unix_local (start)
                                                : g_date_time_new_from_unix_utc (start + self->offset);

  if (time == NULL)
    return g_strdup ("");

  return g_date_time_format (time, self->width < DAY ? "%x %H:%M" : "%x");
}

static char *
describe_counts (guint n_sign_ins,
                 guint n_refusals)
{
  g_autofree char *sign_ins = g_strdup_printf (ngettext ("%u sign-in", "%u sign-ins", n_sign_ins), n_sign_ins);
  g_autofree char *refusals = g_strdup_printf (ngettext ("%u refusal", "%u refusals", n_refusals), n_refusals);

  /* Translators: "12 sign-ins", "3 refusals" */
  return g_strdup_printf (_("%s, %s"), sign_ins, refusals);
}

static char *
describe_bar (LanyardActivityChart *self,
              guint                 i)
{
  Bar *bar = &g_array_index (self->bars, Bar, i);
  g_autofree char *start = format_start (self, i);
  g_autofree char *counts = describe_counts (bar->n_sign_ins, bar->n_refusals);

  /* Translators: a time, and what there was then: "12 sign-ins, 3 refusals" */
  return g_strdup_printf (_("%s: %s"), start, counts);
}

/* What is said of the whole, and of the bar that the keyboard is at. */
static void
update_name (LanyardActivityChart *self)
{
  g_autofree char *counts = lanyard_activity_chart_dup_counts (self);
  g_autofree char *bar = NULL;
  g_autofree char *name = NULL;

  bar = self->current >= 0 ? describe_bar (self, (guint) self->current) : NULL;
  /* Translators: what a chart shows: "12 sign-ins, 3 refusals" */
  name = bar != NULL ? g_strdup (bar) : g_strdup_printf (_("Sign-ins and refusals over time: %s"), counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
drop_bars (LanyardActivityChart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->bars, 0);
}

static GtkWidget *
add_box (LanyardActivityChart *self,
         const char           *style)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (box, style);
  gtk_widget_set_can_target (box, FALSE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  return box;
}

static int
find_bar (LanyardActivityChart *self,
          double                x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->bars->len == 0 || width <= 0 || x < 0 || x >= width)
    return -1;

  return (int) (x * self->bars->len / width);
}

static void
select_bar (LanyardActivityChart *self,
            int                   i)
{
  gint64 from = self->start + i * self->width;

  if (i >= 0)
    g_signal_emit (self, signals[SELECTED], 0, from, from + self->width);
}

static void
released_cb (LanyardActivityChart *self,
             int                   n_press,
             double                x)
{
  select_bar (self, find_bar (self, x));
}

static void
set_current (LanyardActivityChart *self,
             int                   current)
{
  if (self->bars->len == 0)
    return;

  self->current = CLAMP (current, 0, (int) self->bars->len - 1);
  for (guint i = 0; i < self->bars->len; i++)
    {
      Bar *bar = &g_array_index (self->bars, Bar, i);

      if ((int) i == self->current)
        gtk_widget_set_state_flags (bar->refusals, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (bar->refusals, GTK_STATE_FLAG_SELECTED);
    }
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (LanyardActivityChart *self,
                guint                 keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      set_current (self, self->current < 0 ? (int) self->bars->len - 1 : self->current - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      set_current (self, self->current + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      select_bar (self, self->current);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
lanyard_activity_chart_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    keyboard_tip,
                                      GtkTooltip *tooltip)
{
  LanyardActivityChart *self = LANYARD_ACTIVITY_CHART (widget);
  int i = keyboard_tip ? self->current : find_bar (self, x);
  g_autofree char *text = NULL;

  if (i < 0)
    return FALSE;

  text = describe_bar (self, (guint) i);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
lanyard_activity_chart_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 1;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 600;
}

static void
allocate_box (GtkWidget *box,
              int        x,
              int        y,
              int        width,
              int        height)
{
  gtk_widget_set_child_visible (box, height > 0 && width > 0);
  if (height > 0 && width > 0)
    gtk_widget_size_allocate (box, &(GtkAllocation) { x, y, width, height }, -1);
}

/* At least a pixel for what there is. */
static int
scale (guint n,
       guint highest,
       int   height)
{
  return n == 0 || highest == 0 ? 0 : MAX (2, (int) ((gint64) n * (height - 4) / highest));
}

static void
lanyard_activity_chart_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  LanyardActivityChart *self = LANYARD_ACTIVITY_CHART (widget);

  for (guint i = 0; i < self->bars->len; i++)
    {
      Bar *bar = &g_array_index (self->bars, Bar, i);
      int left = (int) (i * (guint) width / self->bars->len);
      int right = (int) ((i + 1) * (guint) width / self->bars->len);
      int gap = right - left > 3 * GAP ? GAP : 1;
      int sign_ins = scale (bar->n_sign_ins, self->highest, height);
      int refusals = scale (bar->n_refusals, self->highest, height);

      allocate_box (bar->sign_ins, left, height - sign_ins, right - left - gap, sign_ins);
      allocate_box (bar->refusals, left, height - sign_ins - refusals, right - left - gap, refusals);
    }
}

static void
lanyard_activity_chart_dispose (GObject *object)
{
  drop_bars (LANYARD_ACTIVITY_CHART (object));

  G_OBJECT_CLASS (lanyard_activity_chart_parent_class)->dispose (object);
}

static void
lanyard_activity_chart_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_ACTIVITY_CHART (object)->bars, g_array_unref);

  G_OBJECT_CLASS (lanyard_activity_chart_parent_class)->finalize (object);
}

static void
lanyard_activity_chart_class_init (LanyardActivityChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_activity_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = lanyard_activity_chart_finalize;
  widget_class->measure = lanyard_activity_chart_measure;
  widget_class->size_allocate = lanyard_activity_chart_size_allocate;
  widget_class->query_tooltip = lanyard_activity_chart_query_tooltip;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "lanyardchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lanyard_activity_chart_init (LanyardActivityChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  self->current = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * lanyard_activity_chart_show:
 * @self: a chart
 * @buckets: (element-type LanyardEventBucket): what was counted, oldest first
 * @start: seconds, of the first bar
 * @width: seconds from one bar to the next
 * @offset: from UTC, seconds, with which it was counted
 * @n_bars: how many there are, also empty ones
 */
void
lanyard_activity_chart_show (LanyardActivityChart *self,
                             GArray               *buckets,
                             gint64                start,
                             gint64                width,
                             gint64                offset,
                             guint                 n_bars)
{
  g_return_if_fail (LANYARD_IS_ACTIVITY_CHART (self));
  g_return_if_fail (buckets != NULL && width > 0);

  drop_bars (self);
  self->start = start;
  self->width = width;
  self->offset = offset;
  self->highest = 0;
  self->current = -1;
  g_array_set_size (self->bars, n_bars);
  for (guint i = 0; i < n_bars; i++)
    {
      g_array_index (self->bars, Bar, i).sign_ins = add_box (self, "sign-ins");
      g_array_index (self->bars, Bar, i).refusals = add_box (self, "refusals");
    }
  for (guint i = 0; i < buckets->len; i++)
    {
      LanyardEventBucket *bucket = &g_array_index (buckets, LanyardEventBucket, i);
      gint64 place = (bucket->start - start) / width;
      Bar *bar = bucket->start >= start && place < n_bars ? &g_array_index (self->bars, Bar, place) : NULL;

      if (bar == NULL)
        continue;
      bar->n_sign_ins += bucket->sign_ins;
      bar->n_refusals += bucket->refusals;
      self->highest = MAX (self->highest, bar->n_sign_ins + bar->n_refusals);
    }
  update_name (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lanyard_activity_chart_dup_time:
 * @self: a chart with bars
 * @last: whether of the last bar; else of the first
 *
 * Returns: (transfer full): when the bar begins, for people
 */
char *
lanyard_activity_chart_dup_time (LanyardActivityChart *self,
                                 gboolean              last)
{
  g_return_val_if_fail (LANYARD_IS_ACTIVITY_CHART (self), NULL);
  g_return_val_if_fail (self->bars->len > 0, NULL);

  return format_start (self, last ? self->bars->len - 1 : 0);
}

char *
lanyard_activity_chart_dup_counts (LanyardActivityChart *self)
{
  guint n_sign_ins = 0, n_refusals = 0;

  g_return_val_if_fail (LANYARD_IS_ACTIVITY_CHART (self), NULL);

  for (guint i = 0; i < self->bars->len; i++)
    {
      n_sign_ins += g_array_index (self->bars, Bar, i).n_sign_ins;
      n_refusals += g_array_index (self->bars, Bar, i).n_refusals;
    }

  return describe_counts (n_sign_ins, n_refusals);
}
