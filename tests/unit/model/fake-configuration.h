/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* A configuration in memory. It saves, deletes and tells the history of
 * records; everything else the tests here do not use. */
#define FAKE_TYPE_CONFIGURATION (fake_configuration_get_type ())
G_DECLARE_FINAL_TYPE (FakeConfiguration, fake_configuration, FAKE, CONFIGURATION, LanyardConfiguration)

FakeConfiguration *fake_configuration_new           (void);
/* What another process would do: nobody is told. */
void               fake_configuration_save_silently (FakeConfiguration *self,
                                                     LanyardRecord     *record);
/* From now on reading fails, or no longer does. */
void               fake_configuration_set_broken    (FakeConfiguration *self,
                                                     gboolean           is_broken);
/* How often all records were listed, and how often one was loaded. */
guint              fake_configuration_get_n_lists   (FakeConfiguration *self);
guint              fake_configuration_get_n_loads   (FakeConfiguration *self);
/* Drops the last reference; what a worker thread still does ends in the main
 * loop before. */
void               fake_configuration_finish        (FakeConfiguration *self);

G_END_DECLS
