/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-configuration.h"
#include "lanyard-people-import.h"
#include "lanyard-secret.h"
#include "lanyard-template.h"

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
  char      *category;
  gboolean   raw;
  gboolean   sign;
  gboolean   overwrite;
  gboolean   dry_run;
  gboolean   allow_private;
  gboolean   allow_http;
  char     **fields;
  char      *which;
  char     **set_files;
  gboolean   apply;
  char      *trust;
  char      *fix;
  gboolean   sp_initiated;
  gboolean   show_secrets;
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
  char      *match;
  char     **maps;
  gboolean   make_groups;
  gboolean   clear_empty;
  gboolean   skip_faulty;
  char      *kind;
  char      *code;
  char      *address;
  char      *reference;
  char      *from;
  char      *until;
  gboolean   accept_missing;
  gboolean   accept_returning;
  char      *group;
  char      *filter;
  gboolean   csv;
  gboolean   yes;
} LanyardCli;

/* Options besides --config and --help that a command takes: a set of these. */
typedef guint64 LanyardCliOptions;

#define LANYARD_CLI_JSON             (G_GUINT64_CONSTANT (1) << 0)
#define LANYARD_CLI_LABEL            (G_GUINT64_CONSTANT (1) << 1)
#define LANYARD_CLI_SLUG             (G_GUINT64_CONSTANT (1) << 2)
#define LANYARD_CLI_SET_PLACEHOLDER  (G_GUINT64_CONSTANT (1) << 3)
#define LANYARD_CLI_SET_ATTRIBUTE    (G_GUINT64_CONSTANT (1) << 4)
#define LANYARD_CLI_ENTITY           (G_GUINT64_CONSTANT (1) << 5)
#define LANYARD_CLI_OUTPUT           (G_GUINT64_CONSTANT (1) << 6)
#define LANYARD_CLI_KEY              (G_GUINT64_CONSTANT (1) << 7)
#define LANYARD_CLI_PERSON_FIELDS    (G_GUINT64_CONSTANT (1) << 8)
#define LANYARD_CLI_PASSWORD         (G_GUINT64_CONSTANT (1) << 9)
#define LANYARD_CLI_PERSON           (G_GUINT64_CONSTANT (1) << 10)
#define LANYARD_CLI_REQUEST          (G_GUINT64_CONSTANT (1) << 11)
#define LANYARD_CLI_PORT             (G_GUINT64_CONSTANT (1) << 12)
#define LANYARD_CLI_CERTIFICATE      (G_GUINT64_CONSTANT (1) << 13)
#define LANYARD_CLI_CONNECTOR        (G_GUINT64_CONSTANT (1) << 14)
#define LANYARD_CLI_RAW              (G_GUINT64_CONSTANT (1) << 15)
#define LANYARD_CLI_SIGN             (G_GUINT64_CONSTANT (1) << 16)
#define LANYARD_CLI_PROPOSAL         (G_GUINT64_CONSTANT (1) << 17)
#define LANYARD_CLI_FETCH            (G_GUINT64_CONSTANT (1) << 18)
#define LANYARD_CLI_TRUST            (G_GUINT64_CONSTANT (1) << 19)
#define LANYARD_CLI_PAIR             (G_GUINT64_CONSTANT (1) << 20)
#define LANYARD_CLI_FORMAT           (G_GUINT64_CONSTANT (1) << 21)
#define LANYARD_CLI_DECRYPT          (G_GUINT64_CONSTANT (1) << 22)
#define LANYARD_CLI_FIX              (G_GUINT64_CONSTANT (1) << 23)
#define LANYARD_CLI_DRY_RUN          (G_GUINT64_CONSTANT (1) << 24)
#define LANYARD_CLI_NEGATIVE         (G_GUINT64_CONSTANT (1) << 25)
#define LANYARD_CLI_PREVIEW          (G_GUINT64_CONSTANT (1) << 26)
#define LANYARD_CLI_ALL              (G_GUINT64_CONSTANT (1) << 27)
#define LANYARD_CLI_GROUPS           (G_GUINT64_CONSTANT (1) << 28)
#define LANYARD_CLI_HISTORY          (G_GUINT64_CONSTANT (1) << 29)
#define LANYARD_CLI_APPLY            (G_GUINT64_CONSTANT (1) << 30)
#define LANYARD_CLI_CATEGORY         (G_GUINT64_CONSTANT (1) << 31)
#define LANYARD_CLI_ENCODING         (G_GUINT64_CONSTANT (1) << 32)
#define LANYARD_CLI_PEOPLE           (G_GUINT64_CONSTANT (1) << 33)
#define LANYARD_CLI_PEOPLE_FORMAT    (G_GUINT64_CONSTANT (1) << 34)
#define LANYARD_CLI_EVENTS           (G_GUINT64_CONSTANT (1) << 35)
#define LANYARD_CLI_EVENT_FORMAT     (G_GUINT64_CONSTANT (1) << 36)
#define LANYARD_CLI_DIRECTORY        (G_GUINT64_CONSTANT (1) << 37)
#define LANYARD_CLI_DIRECTORY_SYNC   (G_GUINT64_CONSTANT (1) << 38)
#define LANYARD_CLI_ACCESS           (G_GUINT64_CONSTANT (1) << 39)
#define LANYARD_CLI_CSV              (G_GUINT64_CONSTANT (1) << 40)
#define LANYARD_CLI_HTTP             (G_GUINT64_CONSTANT (1) << 41)
#define LANYARD_CLI_FIELDS           (G_GUINT64_CONSTANT (1) << 42)
#define LANYARD_CLI_WHICH            (G_GUINT64_CONSTANT (1) << 43)
#define LANYARD_CLI_SET_FILE         (G_GUINT64_CONSTANT (1) << 44)
#define LANYARD_CLI_YES              (G_GUINT64_CONSTANT (1) << 45)

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

/* lanyard-cli-options.c */
/* The options of @command, or of all commands where it is NULL, with those
 * that every command takes (element-type GOptionEntry); they set @cli. */
GArray               *_lanyard_cli_list_options       (LanyardCli              *cli,
                                                       const LanyardCliCommand *command);

/* lanyard-cli-words.c: what there is of the kind of @word, a word of a
 * command's usage such as "CONNECTOR"; (element-type LanyardCliWord) */
typedef struct
{
  char *text;
  char *description;        /* NULL: none */
} LanyardCliWord;

void                  _lanyard_cli_word_free          (LanyardCliWord       *word);
void                  _lanyard_cli_add_word           (GPtrArray            *words,
                                                       const char           *text,
                                                       const char           *description);
void                  _lanyard_cli_add_words          (GPtrArray               *words,
                                                       LanyardCli              *cli,
                                                       const LanyardCliCommand *command,
                                                       const char              *kind);

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
gboolean              _lanyard_cli_check_values       (LanyardCli           *cli,
                                                       LanyardItem          *item,
                                                       LanyardItem          *before,
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
gboolean              _lanyard_cli_read_logo          (LanyardItem          *item,
                                                       GError              **error);
GBytes               *_lanyard_cli_read_stdin         (GError              **error);
GBytes               *_lanyard_cli_read_table         (const char           *path,
                                                       GError              **error);
/* the next line of standard input; NULL: it is empty or too long */
LanyardSecret        *_lanyard_cli_read_line          (void);
/* to --output, or to standard output; a folder gets a file called @name */
gboolean              _lanyard_cli_write              (LanyardCli           *cli,
                                                       GBytes               *contents,
                                                       const char           *name,
                                                       GError              **error);
/* as _lanyard_cli_write(), a part at a time */
gboolean              _lanyard_cli_write_stream       (LanyardCli           *cli,
                                                       GInputStream         *contents,
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

/* lanyard-cli-person.c: the first line of standard input */
LanyardSecret        *_lanyard_cli_read_password      (GError              **error);

/* lanyard-cli-placeholder.c: --set and --set-file, as an "a{ss}", and in a
 * connector; those of @after that differ change what was made from @before's */
GVariant             *_lanyard_cli_read_placeholders  (LanyardCli           *cli,
                                                       GError              **error);
gboolean              _lanyard_cli_set_placeholder_files (LanyardCli        *cli,
                                                       LanyardItem          *item,
                                                       GError              **error);
gboolean              _lanyard_cli_fill_placeholders  (LanyardCli           *cli,
                                                       LanyardTemplate      *tmpl,
                                                       LanyardConnector     *connector,
                                                       GError              **error);
gboolean              _lanyard_cli_follow_placeholders (LanyardConnector    *before,
                                                       LanyardConnector     *after,
                                                       GError              **error);

/* lanyard-cli-people.c: all that would change before it does; afterwards only
 * what was refused */
gboolean              _lanyard_cli_print_import_json  (LanyardPeopleImport  *import,
                                                       gboolean              applied);
void                  _lanyard_cli_print_import       (LanyardPeopleImport  *import,
                                                       gboolean              preview);

gboolean _lanyard_cli_directory_preview         (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_directory_set             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_directory_show            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_directory_sync            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_directory_test            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_catalog_list              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_catalog_categories        (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_complete                  (LanyardCli *cli, GError **error);
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
gboolean _lanyard_cli_connector_clock           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_sample                    (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_import_name_id  (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_grant           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_revoke          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_grant_person     (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_revoke_person    (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_exclude          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_readmit          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_require_mfa      (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_waive_mfa        (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_require_mfa_person (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_waive_mfa_person (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_access_explain             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_access_list                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_access_without_group       (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_import_metadata (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_paste           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_add_from        (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_export_metadata (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_metadata_list             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_metadata_check            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_metadata_fetch            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_certificate     (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_connector_setup           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_event_export              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_event_list                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_event_show                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_add                 (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_list                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_set                 (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_delete              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_add_member          (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_group_remove_member       (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_add                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_list               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_show               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_set                (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_delete             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_import             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_export             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_reset_password (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_person_reset_second_factor (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_session_list              (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_session_end               (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_session_end_all           (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_attribute_list            (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_attribute_add             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_attribute_set             (LanyardCli *cli, GError **error);
gboolean _lanyard_cli_attribute_remove          (LanyardCli *cli, GError **error);
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
