/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-status-private.h"

/*
 * _lanyard_saml_status_write:
 * @writer: a writer inside a response whose prefix samlp is declared
 * @status: the top-level status
 * @sub_status: (nullable): the second level
 * @message: (nullable): StatusMessage
 *
 * Writes a Status (Core 3.2.2.1; M-52).
 */
void
_lanyard_saml_status_write (LanyardSamlWriter *writer,
                            const char        *status,
                            const char        *sub_status,
                            const char        *message)
{
  _lanyard_saml_writer_start (writer, "samlp:Status");
  _lanyard_saml_writer_start (writer, "samlp:StatusCode");
  _lanyard_saml_writer_attribute (writer, "Value", status);
  if (sub_status != NULL)
    {
      _lanyard_saml_writer_start (writer, "samlp:StatusCode");
      _lanyard_saml_writer_attribute (writer, "Value", sub_status);
      _lanyard_saml_writer_end (writer);
    }
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_element (writer, "samlp:StatusMessage", message);
  _lanyard_saml_writer_end (writer);
}
