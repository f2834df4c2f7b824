/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* load PORT SECONDS CONNECTIONS START MARKER < REQUESTS: sends the requests,
 * which end with a zero byte each, over that many connections that stay open,
 * one at a time on each. Prints how many were answered in a second, and how many
 * there were. Each answer has to begin with START, say how long it is, and
 * contain MARKER. */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LENGTH "\r\nContent-Length: "

typedef struct
{
  int      fd;
  GString *answer;
  gsize    expected;   /* of the whole answer; 0: not known yet */
} Client;

static GPtrArray *requests;
static guint next_request;

static void
read_requests (void)
{
  g_autoptr(GString) line = g_string_new (NULL);
  int byte;

  requests = g_ptr_array_new_with_free_func (g_free);
  while ((byte = getchar ()) != EOF)
    {
      if (byte != '\0')
        {
          g_string_append_c (line, byte);
          continue;
        }
      g_ptr_array_add (requests, g_strndup (line->str, line->len));
      g_string_truncate (line, 0);
    }
  if (requests->len == 0)
    g_error ("There is nothing to send");
}

static void
send_next (Client *client)
{
  const char *request = requests->pdata[next_request++ % requests->len];
  gsize length = strlen (request);

  g_string_truncate (client->answer, 0);
  client->expected = 0;
  if (send (client->fd, request, length, MSG_NOSIGNAL) != (gssize) length)
    g_error ("A request was not sent: %s", g_strerror (errno));
}

static void
open_client (Client *client,
             int     port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };

  client->fd = socket (AF_INET, SOCK_STREAM, 0);
  client->answer = g_string_new (NULL);
  if (client->fd < 0 || connect (client->fd, (struct sockaddr *) &address, sizeof address) != 0 ||
      setsockopt (client->fd, IPPROTO_TCP, TCP_NODELAY, &(int) { 1 }, sizeof (int)) != 0)
    g_error ("There is no connection: %s", g_strerror (errno));
}

static void
find_end (Client *client)
{
  const char *head_end = strstr (client->answer->str, "\r\n\r\n");
  const char *length = head_end != NULL ? strstr (client->answer->str, LENGTH) : NULL;

  if (head_end == NULL)
    return;
  if (length == NULL || length > head_end)
    g_error ("An answer does not say how long it is: %s", client->answer->str);

  client->expected = (head_end + 4 - client->answer->str) + strtoul (length + strlen (LENGTH), NULL, 10);
}

/* Whether the answer is complete. */
static gboolean
receive (Client *client)
{
  char buffer[65536];
  gssize n_read = recv (client->fd, buffer, sizeof buffer, 0);

  if (n_read <= 0)
    g_error ("A connection ended: %s", n_read < 0 ? g_strerror (errno) : client->answer->str);
  g_string_append_len (client->answer, buffer, n_read);
  if (client->expected == 0)
    find_end (client);

  return client->expected > 0 && client->answer->len >= client->expected;
}

static void
check_answer (Client     *client,
              const char *start,
              const char *marker)
{
  if (!g_str_has_prefix (client->answer->str, start) || strstr (client->answer->str, marker) == NULL)
    g_error ("An answer is not the right one: %s", client->answer->str);
}

/* What was sent before @end is waited for. */
static guint
serve (Client     *clients,
       guint       n_clients,
       gint64      end,
       const char *start,
       const char *marker)
{
  g_autofree struct pollfd *polls = g_new0 (struct pollfd, n_clients);
  guint n_open = n_clients;
  guint count = 0;

  for (guint i = 0; i < n_clients; i++)
    {
      polls[i] = (struct pollfd) { .fd = clients[i].fd, .events = POLLIN };
      send_next (&clients[i]);
    }
  while (n_open > 0)
    {
      poll (polls, n_clients, -1);
      for (guint i = 0; i < n_clients; i++)
        {
          if (polls[i].revents == 0 || !receive (&clients[i]))
            continue;
          check_answer (&clients[i], start, marker);
          count++;
          if (g_get_monotonic_time () < end)
            {
              send_next (&clients[i]);
              continue;
            }
          polls[i].fd = -1;
          n_open--;
        }
    }

  return count;
}

int
main (int   argc,
      char *argv[])
{
  guint n_clients = argc == 6 ? atoi (argv[3]) : 0;
  g_autofree Client *clients = g_new0 (Client, n_clients + 1);
  gint64 start;
  guint count;

  if (n_clients == 0)
    return 2;

  read_requests ();
  for (guint i = 0; i < n_clients; i++)
    open_client (&clients[i], atoi (argv[1]));
  start = g_get_monotonic_time ();
  count = serve (clients, n_clients, start + (gint64) (g_ascii_strtod (argv[2], NULL) * G_USEC_PER_SEC), argv[4], argv[5]);
  printf ("%.3f %u\n", count * (double) G_USEC_PER_SEC / (g_get_monotonic_time () - start), count);

  for (guint i = 0; i < n_clients; i++)
    {
      close (clients[i].fd);
      g_string_free (clients[i].answer, TRUE);
    }
  g_ptr_array_unref (requests);
  return 0;
}
