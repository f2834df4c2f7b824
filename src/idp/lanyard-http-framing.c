/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-framing.h"

#include <string.h>

#define LENGTH_DIGITS_MAX 10
#define CHUNK_DIGITS_MAX 8
#define CHUNK_LINE_MAX 256

typedef enum
{
  STATE_REQUEST_LINE,
  STATE_HEADERS,
  STATE_BODY,
  STATE_CHUNK_SIZE,
  STATE_CHUNK_DATA,
  STATE_CHUNK_END,
  STATE_TRAILERS,
} State;

struct _LanyardHttpFraming
{
  State state;
  GString *line;
  GQueue targets;
  guint started;

  gsize head_size;
  guint64 length;           /* Content-Length */
  gboolean has_length;
  gboolean is_chunked;
  guint64 remaining;        /* of the body or chunk */
  guint64 body_size;        /* chunks so far */
};

static gboolean
is_token (const char *text,
          gsize       length)
{
  if (length == 0)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]) && (text[i] == '\0' || strchr ("!#$%&'*+-.^_`|~", text[i]) == NULL))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_target (const char *text,
           gsize       length)
{
  if (length == 0 || text[0] != '/')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isgraph (text[i]))
        return FALSE;
    }

  return TRUE;
}

/* RFC 9112 3: METHOD SP TARGET SP VERSION, the target in origin form */
static guint
read_request_line (LanyardHttpFraming *framing)
{
  const char *line = framing->line->str;
  const char *first = strchr (line, ' ');
  const char *last = strrchr (line, ' ');

  if (framing->line->len == 0)
    return 0;
  if (first == NULL || first == last || !is_token (line, first - line))
    return 400;
  if (!g_str_equal (last, " HTTP/1.1") && !g_str_equal (last, " HTTP/1.0"))
    return 505;
  if (!is_target (first + 1, last - first - 1))
    return 400;

  g_queue_push_tail (&framing->targets, g_strndup (first + 1, last - first - 1));
  framing->started++;
  framing->length = 0;
  framing->has_length = FALSE;
  framing->is_chunked = FALSE;
  framing->state = STATE_HEADERS;

  return 0;
}

static guint
read_length (LanyardHttpFraming *framing,
             const char         *value)
{
  gsize digits = strspn (value, "0123456789");

  if (framing->has_length || digits == 0 || digits > LENGTH_DIGITS_MAX || value[digits] != '\0')
    return 400;

  framing->has_length = TRUE;
  framing->length = g_ascii_strtoull (value, NULL, 10);

  return 0;
}

static void
begin_body (LanyardHttpFraming *framing)
{
  framing->body_size = 0;
  framing->remaining = framing->length;
  framing->head_size = 0;

  if (framing->is_chunked)
    framing->state = STATE_CHUNK_SIZE;
  else if (framing->remaining > 0)
    framing->state = STATE_BODY;
  else
    framing->state = STATE_REQUEST_LINE;
}

/* RFC 9112 6.3: a message that says its length in two ways is an attack */
static guint
read_header (LanyardHttpFraming *framing)
{
  char *line = framing->line->str;
  char *colon = strchr (line, ':');
  const char *value;

  if (framing->line->len == 0)
    {
      if (framing->is_chunked && framing->has_length)
        return 400;
      begin_body (framing);
      return 0;
    }
  if (colon == NULL || !is_token (line, colon - line))
    return 400;

  *colon = '\0';
  value = g_strstrip (colon + 1);
  if (g_ascii_strcasecmp (line, "Content-Length") == 0)
    return read_length (framing, value);
  if (g_ascii_strcasecmp (line, "Transfer-Encoding") == 0)
    {
      if (framing->is_chunked || g_ascii_strcasecmp (value, "chunked") != 0)
        return 400;
      framing->is_chunked = TRUE;
    }

  return 0;
}

static guint
read_chunk_size (LanyardHttpFraming *framing)
{
  const char *line = framing->line->str;
  gsize digits = strspn (line, "0123456789abcdefABCDEF");

  if (digits == 0 || digits > CHUNK_DIGITS_MAX || (line[digits] != '\0' && line[digits] != ';'))
    return 400;

  framing->remaining = g_ascii_strtoull (line, NULL, 16);
  framing->body_size += framing->remaining;
  framing->state = framing->remaining > 0 ? STATE_CHUNK_DATA : STATE_TRAILERS;
  framing->head_size = 0;

  return 0;
}

static guint
read_line (LanyardHttpFraming *framing)
{
  switch (framing->state)
    {
    case STATE_REQUEST_LINE:
      return read_request_line (framing);

    case STATE_HEADERS:
      return read_header (framing);

    case STATE_CHUNK_SIZE:
      return read_chunk_size (framing);

    case STATE_CHUNK_END:
      framing->state = STATE_CHUNK_SIZE;
      return framing->line->len == 0 ? 0 : 400;

    case STATE_TRAILERS:
      if (framing->line->len == 0)
        {
          framing->head_size = 0;
          framing->state = STATE_REQUEST_LINE;
        }
      return 0;

    case STATE_BODY:
    case STATE_CHUNK_DATA:
    default:
      g_return_val_if_reached (500);
    }
}

static guint
check_size (LanyardHttpFraming *framing)
{
  if (framing->state == STATE_CHUNK_SIZE || framing->state == STATE_CHUNK_END)
    return framing->line->len > CHUNK_LINE_MAX ? 400 : 0;
  if (framing->head_size > LANYARD_HTTP_HEAD_MAX)
    return framing->state == STATE_REQUEST_LINE ? 414 : 431;

  return 0;
}

static gboolean
is_line (const char *text,
         gsize       length)
{
  const char *cr = memchr (text, '\r', length);

  return length >= 2 && cr == text + length - 2 && memchr (text, '\0', length) == NULL;
}

/* Appends up to and with the next line feed; lines end with CR LF only. */
static guint
collect_line (LanyardHttpFraming  *framing,
              const char         **data,
              gsize               *size)
{
  const char *feed = memchr (*data, '\n', *size);
  gsize length = feed != NULL ? (gsize) (feed - *data) + 1 : *size;
  guint status;

  g_string_append_len (framing->line, *data, length);
  framing->head_size += length;
  *data += length;
  *size -= length;

  status = check_size (framing);
  if (status != 0 || feed == NULL)
    return status;
  if (!is_line (framing->line->str, framing->line->len))
    return 400;

  g_string_truncate (framing->line, framing->line->len - 2);
  status = read_line (framing);
  g_string_truncate (framing->line, 0);

  return status;
}

static guint
skip_body (LanyardHttpFraming  *framing,
           const char         **data,
           gsize               *size)
{
  gsize length = MIN (framing->remaining, *size);

  if (framing->remaining > LANYARD_HTTP_DRAIN_MAX || framing->body_size > LANYARD_HTTP_DRAIN_MAX)
    return 413;

  framing->remaining -= length;
  *data += length;
  *size -= length;
  if (framing->remaining == 0)
    framing->state = framing->state == STATE_BODY ? STATE_REQUEST_LINE : STATE_CHUNK_END;

  return 0;
}

/**
 * lanyard_http_framing_new:
 *
 * Returns: (transfer full): a follower for a new connection
 */
LanyardHttpFraming *
lanyard_http_framing_new (void)
{
  LanyardHttpFraming *framing = g_new0 (LanyardHttpFraming, 1);

  framing->line = g_string_new (NULL);
  g_queue_init (&framing->targets);

  return framing;
}

/**
 * lanyard_http_framing_free:
 * @framing: (nullable) (transfer full): a follower
 */
void
lanyard_http_framing_free (LanyardHttpFraming *framing)
{
  if (framing == NULL)
    return;

  g_string_free (framing->line, TRUE);
  g_queue_clear_full (&framing->targets, g_free);
  g_free (framing);
}

/**
 * lanyard_http_framing_feed:
 * @framing: a follower
 * @data: the connection's next bytes
 * @size: how many
 *
 * Returns: 0, or the HTTP status with which the connection has to end; then
 *   @framing is of no further use
 */
guint
lanyard_http_framing_feed (LanyardHttpFraming *framing,
                           gconstpointer       data,
                           gsize               size)
{
  const char *next = data;
  guint status = 0;

  g_return_val_if_fail (framing != NULL, 500);

  while (size > 0 && status == 0)
    {
      if (framing->state == STATE_BODY || framing->state == STATE_CHUNK_DATA)
        status = skip_body (framing, &next, &size);
      else
        status = collect_line (framing, &next, &size);
    }

  return status;
}

/**
 * lanyard_http_framing_take_target:
 * @framing: a follower
 *
 * Returns: (transfer full) (nullable): the target of the next request in
 *   order, exactly as sent
 */
char *
lanyard_http_framing_take_target (LanyardHttpFraming *framing)
{
  g_return_val_if_fail (framing != NULL, NULL);

  return g_queue_pop_head (&framing->targets);
}

/**
 * lanyard_http_framing_get_started:
 * @framing: a follower
 *
 * Returns: how many requests had a complete first line
 */
guint
lanyard_http_framing_get_started (LanyardHttpFraming *framing)
{
  g_return_val_if_fail (framing != NULL, 0);

  return framing->started;
}

/**
 * lanyard_http_framing_is_between:
 * @framing: a follower
 *
 * Returns: whether the last request was read to its end and no next one has
 *   begun
 */
gboolean
lanyard_http_framing_is_between (LanyardHttpFraming *framing)
{
  g_return_val_if_fail (framing != NULL, FALSE);

  return framing->state == STATE_REQUEST_LINE && framing->line->len == 0;
}
