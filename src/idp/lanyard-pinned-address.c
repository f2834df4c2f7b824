/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pinned-address-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-metadata-fetch.h"
#include "lanyard-text.h"

/* What is not reached over the Internet, or leads to such an address (RFC
 * 6890 and its registries). */
static const char * const special_ipv4[] = {
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
  "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
  "224.0.0.0/4", "240.0.0.0/4",
};

/* Everything outside of 2000::/3, and in it what is not for hosts or holds
 * an IPv4 address. */
static const char * const special_ipv6[] = {
  "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
};

struct _LanyardPinnedAddress
{
  GNetworkAddress parent_instance;

  GPtrArray *addresses;      /* GSocketAddress */
};

/* Goes through them. */
#define TYPE_ENUMERATOR (enumerator_get_type ())
G_DECLARE_FINAL_TYPE (Enumerator, enumerator, LANYARD, ENUMERATOR, GSocketAddressEnumerator)

struct _Enumerator
{
  GSocketAddressEnumerator parent_instance;

  GPtrArray *addresses;
  guint      next;
};

G_DEFINE_FINAL_TYPE (Enumerator, enumerator, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static GSocketAddressEnumerator *
enumerate (GSocketConnectable *connectable)
{
  Enumerator *enumerator = g_object_new (TYPE_ENUMERATOR, NULL);

  enumerator->addresses = g_ptr_array_ref (LANYARD_PINNED_ADDRESS (connectable)->addresses);
  return G_SOCKET_ADDRESS_ENUMERATOR (enumerator);
}

static void
connectable_iface_init (GSocketConnectableIface *iface)
{
  iface->enumerate = enumerate;
  iface->proxy_enumerate = enumerate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardPinnedAddress, _lanyard_pinned_address, G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE, connectable_iface_init))

static GSocketAddress *
enumerator_next (GSocketAddressEnumerator  *base,
                 GCancellable              *cancellable,
                 GError                   **error)
{
  Enumerator *self = LANYARD_ENUMERATOR (base);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || self->next == self->addresses->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->addresses, self->next++));
}

static void
enumerator_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_ENUMERATOR (object)->addresses, g_ptr_array_unref);

  G_OBJECT_CLASS (enumerator_parent_class)->finalize (object);
}

static void
enumerator_class_init (EnumeratorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = enumerator_finalize;
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass)->next = enumerator_next;
}

static void
enumerator_init (Enumerator *self)
{
}

static void
_lanyard_pinned_address_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_PINNED_ADDRESS (object)->addresses, g_ptr_array_unref);

  G_OBJECT_CLASS (_lanyard_pinned_address_parent_class)->finalize (object);
}

static void
_lanyard_pinned_address_class_init (LanyardPinnedAddressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _lanyard_pinned_address_finalize;
}

static void
_lanyard_pinned_address_init (LanyardPinnedAddress *self)
{
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Where machines tell their secrets to whoever is on them, such as
 * 169.254.169.254; no application is there. */
static gboolean
is_never_allowed (GInetAddress *address)
{
  return g_inet_address_get_is_link_local (address) || g_inet_address_get_is_multicast (address) ||
         g_inet_address_get_is_any (address);
}

static gboolean
check_addresses (const char  *host,
                 GList       *addresses,
                 gboolean     allow_private,
                 GError     **error)
{
  for (GList *item = addresses; item != NULL; item = item->next)
    {
      g_autofree char *address = NULL;
      g_autofree char *visible = NULL;

      if (allow_private ? !is_never_allowed (item->data) : _lanyard_address_is_public (item->data))
        continue;

      address = g_inet_address_to_string (item->data);
      visible = lanyard_text_make_visible (host, 128);
      lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_ADDRESS,
                         _("A foreign address could make this computer ask services that only it can reach"),
                         _("Allow private addresses if the application is in your own network"),
                         /* Translators: a host, then its address */
                         _("“%s” is at %s, which is not a public address"), visible, address);
      return FALSE;
    }

  return TRUE;
}

/*
 * _lanyard_address_is_public:
 * @address: an address
 *
 * Returns: whether it is one that anybody on the Internet can reach
 */
gboolean
_lanyard_address_is_public (GInetAddress *address)
{
  gboolean is_ipv4 = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4;
  const char * const *special = is_ipv4 ? special_ipv4 : special_ipv6;
  gsize n_special = is_ipv4 ? G_N_ELEMENTS (special_ipv4) : G_N_ELEMENTS (special_ipv6);

  for (gsize i = 0; i < n_special; i++)
    {
      g_autoptr(GInetAddressMask) mask = g_inet_address_mask_new_from_string (special[i], NULL);

      g_assert (mask != NULL);
      if (g_inet_address_mask_matches (mask, address))
        return FALSE;
    }

  return TRUE;
}

/*
 * _lanyard_pinned_address_look_up:
 * @host: a name, or an address
 * @port: its port
 * @allow_private: whether private and loopback addresses are good enough;
 *   link-local ones never are
 * @error: ADDRESS; those of the resolver
 *
 * all addresses of the name must be public, not only the first.
 *
 * Returns: (transfer full): what to connect to
 */
LanyardPinnedAddress *
_lanyard_pinned_address_look_up (const char    *host,
                                 guint16        port,
                                 gboolean       allow_private,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_autoptr(GResolver) resolver = g_resolver_get_default ();
  g_autolist(GInetAddress) addresses = g_resolver_lookup_by_name (resolver, host, cancellable, error);
  LanyardPinnedAddress *self;

  if (addresses == NULL || !check_addresses (host, addresses, allow_private, error))
    return NULL;

  self = g_object_new (LANYARD_TYPE_PINNED_ADDRESS, "hostname", host, "port", (guint) port, NULL);
  for (GList *item = addresses; item != NULL; item = item->next)
    g_ptr_array_add (self->addresses, g_inet_socket_address_new (item->data, port));

  return self;
}
