/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_ROUNDS 9

typedef void (*BenchFunc) (gpointer user_data);

double bench_measure_cost   (BenchFunc   func,
                             gpointer    user_data,
                             BenchFunc   floor_func,
                             gpointer    floor_data,
                             double      seconds);
double bench_measure_scale  (BenchFunc   func,
                             gpointer    user_data,
                             double      seconds);
void   bench_print_at_least (const char *name,
                             double      bound,
                             double     *rounds,
                             gsize       n_rounds);
void   bench_print_at_most  (const char *name,
                             double      bound,
                             double     *rounds,
                             gsize       n_rounds);

G_END_DECLS
