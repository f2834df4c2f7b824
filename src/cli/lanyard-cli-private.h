/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-configuration.h"
#include "lanyard-secret.h"

G_BEGIN_DECLS

typedef struct _LanyardCliCommand LanyardCliCommand;

/* One call of the program: what its command line says. */
typedef struct
{
  const LanyardCliCommand *command;
  LanyardConfiguration    *configuration;   /* opened when it is first asked for */
  char                   **arguments;       /* what is left after the options, NULL-terminated */

  gboolean   help;
  gboolean   version;
  gboolean   json;
  char      *config;
  char      *label;
  char      *slug;
  char     **sets;
  char      *entity;
  char      *output;
  char      *key;
  char      *certificate;
  char      *email;
  char      *first;
  char      *last;
  gboolean   password_stdin;
  char      *person;
  char      *request;
  char      *connector;
  char      *at;
  gboolean   raw;
  gboolean   sign;
  gboolean   overwrite;
  gboolean   dry_run;
  gboolean   allow_private;
  gboolean   apply;
  char      *trust;
  char      *fix;
  gboolean   sp_initiated;
  gboolean   xml;
  gboolean   to_test_sp;
  char      *save;
  gboolean   all;
  gboolean   groups;
  gboolean   deleted;
  char      *search;
  int        limit;                         /* -1: not given */
  int        max_days;                      /* 0: not given */
  gboolean   next;
  char      *format;
  int        passphrase_fd;                 /* -1: not given */
  int        port;                          /* -1: not given */
} LanyardCli;

/* Options besides --config and --help that a command takes. */
typedef enum
{
  LANYARD_CLI_JSON = 1 << 0,
  LANYARD_CLI_LABEL = 1 << 1,
  LANYARD_CLI_SLUG = 1 << 2,
  LANYARD_CLI_SET_PLACEHOLDER = 1 << 3,
  LANYARD_CLI_SET_ATTRIBUTE = 1 << 4,
  LANYARD_CLI_ENTITY = 1 << 5,
  LANYARD_CLI_OUTPUT = 1 << 6,
  LANYARD_CLI_KEY = 1 << 7,
  LANYARD_CLI_PERSON_FIELDS = 1 << 8,
  LANYARD_CLI_PASSWORD = 1 << 9,
  LANYARD_CLI_PERSON = 1 << 10,
  LANYARD_CLI_REQUEST = 1 << 11,
  LANYARD_CLI_PORT = 1 << 12,
  LANYARD_CLI_CERTIFICATE = 1 << 13,
  LANYARD_CLI_CONNECTOR = 1 << 14,
  LANYARD_CLI_RAW = 1 << 15,
  LANYARD_CLI_SIGN = 1 << 16,
  LANYARD_CLI_PROPOSAL = 1 << 17,
  LANYARD_CLI_FETCH = 1 << 18,
  LANYARD_CLI_TRUST = 1 << 19,
  LANYARD_CLI_APPLY = 1 << 30,
  LANYARD_CLI_PAIR = 1 << 20,
  LANYARD_CLI_FORMAT = 1 << 21,
  LANYARD_CLI_FIX = 1 << 23,
  LANYARD_CLI_DECRYPT = 1 << 22,
  LANYARD_CLI_DRY_RUN = 1 << 24,
  LANYARD_CLI_NEGATIVE = 1 << 25,
  LANYARD_CLI_PREVIEW = 1 << 26,
  LANYARD_CLI_ALL = 1 << 27,
  LANYARD_CLI_GROUPS = 1 << 28,
  LANYARD_CLI_HISTORY = 1 << 29,
} LanyardCliOptions;

/* Exit status 0 for TRUE; for FALSE 2 if the error is a GOptionError, else 1. */
typedef gboolean (*LanyardCliFunc) (LanyardCli  *cli,
                                    GError     **error);

struct _LanyardCliCommand
{
  const char        *noun;
  const char        *verb;          /* NULL: the noun is the command */
  LanyardCliFunc     run;
  const char        *arguments;     /* for the help, NULL: none */
  int                n_min;
  int                n_max;         /* -1: any number */
  LanyardCliOptions  options;
  const char        *description;   /* N_() */
};

/* lanyard-cli-commands.c: ends with a noun that is NULL */
extern const LanyardCliCommand _lanyard_cli_commands[];

char                 *_lanyard_cli_format_help        (const char           *noun);
char                 *_lanyard_cli_format_usage       (const LanyardCliCommand *command);

/* lanyard-cli.c */
LanyardConfiguration *_lanyard_cli_open               (LanyardCli           *cli,
                                                       GError              **error);
gboolean              _lanyard_cli_apply              (LanyardCli           *cli,
                                                       LanyardChanges       *changes,
                                                       GError              **error);

/* lanyard-cli-records.c */
LanyardRecord        *_lanyard_cli_find               (LanyardCli           *cli,
                                                       GType                 type,
                                                       const char           *text,
                                                       GError              **error);
gboolean              _lanyard_cli_set_fields         (LanyardItem          *item,
                                                       const char * const   *assignments,
                                                       GError              **error);
gboolean              _lanyard_cli_split              (const char           *assignment,
                                                       char                **name,
                                                       const char          **value,
                                                       GError              **error);
gboolean              _lanyard_cli_delete             (LanyardCli           *cli,
                                                       GType                 type,
                                                       const char           *summary,
                                                       GError              **error);
/* Titles of the records with the ids @ids, sorted. */
char                **_lanyard_cli_list_titles        (LanyardCli           *cli,
                                                       GType                 type,
                                                       const char * const   *ids,
                                                       GError              **error);

/* lanyard-cli-output.c */
void                  _lanyard_cli_print              (const char           *text);
gboolean              _lanyard_cli_print_json         (JsonNode             *node);
gboolean              _lanyard_cli_print_records_json (GPtrArray            *records);
JsonNode             *_lanyard_cli_record_to_json     (LanyardRecord        *record);
void                  _lanyard_cli_add_strings        (JsonNode             *node,
                                                       const char           *name,
                                                       const char * const   *strings);
void                  _lanyard_cli_add_string         (JsonNode             *node,
                                                       const char           *name,
                                                       const char           *string);
/* Objects (element-type JsonNode) as "name: value" lines, lists below their
 * name; with --json the object, or a list if there are several. */
gboolean              _lanyard_cli_print_objects      (LanyardCli           *cli,
                                                       GPtrArray            *nodes);
/* @rows: (element-type GStrv); columns as wide as their widest cell */
void                  _lanyard_cli_print_rows         (GPtrArray            *rows);
void                  _lanyard_cli_add_row            (GPtrArray            *rows,
                                                       const char           *first,
                                                       ...) G_GNUC_NULL_TERMINATED;
GBytes               *_lanyard_cli_read_file          (const char           *path,
                                                       GError              **error);
GBytes               *_lanyard_cli_read_stdin         (GError              **error);
/* to --output, or to standard output; a folder gets a file called @name */
gboolean              _lanyard_cli_write              (LanyardCli           *cli,
                                                       GBytes               *contents,
                                                       const char           *name,
                                                       GError              **error);

/* lanyard-cli-findings.c: @findings: (element-type LanyardSamlFinding) */
void                  _lanyard_cli_print_findings     (GPtrArray            *findings);
JsonArray            *_lanyard_cli_findings_to_json   (GPtrArray            *findings);
void                  _lanyard_cli_add_error          (JsonNode             *node,
                                                       const char           *name,
                                                       const GError         *error);

/* lanyard-cli-history.c: (element-type LanyardFieldPair), as a list "fields"
 * whose members have the names @left and @right, and as lines */
void                  _lanyard_cli_add_pairs          (JsonNode             *node,
                                                       GPtrArray            *pairs,
                                                       const char           *left,
                                                       const char           *right);
void                  _lanyard_cli_print_pairs        (GPtrArray            *pairs);

gboolean _lanyard_cli_catalog_list              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_catalog_search            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_field_search              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_catalog_show              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_certificate_list          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_certificate_calendar      (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_certificate_import        (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_certificate_rollover      (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_add             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_export_template (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_template_import           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_template_remove           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_template_validate         (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_list            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_show            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_set             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_activate        (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_deactivate      (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_delete          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_duplicate       (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_compare         (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_bulk            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_set_idp_url     (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_history                   (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_history_restore           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_history_undo              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_check           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_sample                    (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_import_name_id  (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_grant           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_revoke          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_import_metadata (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_paste           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_add_from        (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_export_metadata (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_metadata_list             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_metadata_check            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_metadata_fetch            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_certificate     (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_replace_key     (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_setup           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_event_show                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_add                 (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_list                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_delete              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_add_member          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_remove_member       (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_add                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_list               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_show               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_set                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_delete             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_settings_get              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_settings_set              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_saml_decode               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_saml_verify               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_serve                     (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_respond                   (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_inspect                   (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_test_dry_run              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_test_negative             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_test_sp_metadata          (LanyardCli *cli, GError **error);

/* lanyard-cli-passphrase.c */
LanyardSecret *_lanyard_cli_ask_passphrase (LanyardCli  *cli,
                                            const char  *question,
                                            GError     **error);
/* Opens something; PASSPHRASE when it needs one or another. */
typedef gboolean (*LanyardCliUnlockFunc) (const LanyardSecret *passphrase,
                                          gpointer             data,
                                          GError             **error);
gboolean              _lanyard_cli_unlock             (LanyardCli           *cli,
                                                       LanyardCliUnlockFunc  func,
                                                       gpointer              data,
                                                       GError              **error);

/* lanyard-cli-connector.c: refuses what would break an active connector */
gboolean _lanyard_cli_save_connector            (LanyardCli       *cli,
                                                 LanyardConnector *connector,
                                                 const char       *summary,
                                                 GError          **error);

G_END_DECLS
