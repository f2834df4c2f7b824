/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What to answer to a path: bytes as they are, then what else to do. */
typedef enum
{
  SCRIPTED_CLOSE,
  SCRIPTED_ENDLESS,     /* more and more bytes */
  SCRIPTED_TRICKLE,     /* a byte now and then, without end */
  SCRIPTED_SILENT,      /* nothing, with the connection open */
  SCRIPTED_GATED,       /* the rest, once the gate is open */
} ScriptedEnd;

typedef struct
{
  const char  *path;
  const char  *reply;    /* "%p" is the port */
  ScriptedEnd  end;
  const char  *rest;
} ScriptedReply;

/* A server on 127.0.0.1 in a thread of its own; answers one request a
 * connection. */
typedef struct _ScriptedServer ScriptedServer;

ScriptedServer *scripted_server_new       (const ScriptedReply *replies,
                                           gsize                n_replies,
                                           GTlsCertificate     *certificate);
void            scripted_server_free      (ScriptedServer      *server);
guint16         scripted_server_get_port  (ScriptedServer      *server);
guint           scripted_server_get_count (ScriptedServer      *server);
void            scripted_server_open_gate (ScriptedServer      *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScriptedServer, scripted_server_free)

G_END_DECLS
