/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Kinds of state by which a person, its owner, is signed in, or is on the way.
 * All of it ends, in the same transaction, when the person is suspended or
 * deleted: what comes back later does not bring it back. */

#define LANYARD_STATE_SESSION        "session"          /* key: the session's id */
#define LANYARD_STATE_SESSION_COOKIE "session-cookie"   /* key: a cookie; its session's id and when it was used */
#define LANYARD_STATE_SECOND_STEP    "second-step"      /* key: what one browser can come to; the person's id */
#define LANYARD_STATE_PASSWORD_LINK  "password-link"    /* key: its token; the person's id */
