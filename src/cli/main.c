/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli.h"

int
main (int   argc,
      char *argv[])
{
  return lanyard_cli_run (argc, argv);
}
