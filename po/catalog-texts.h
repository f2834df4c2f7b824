/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Written by po/list-catalog-texts.py for xgettext; nothing includes it. */

/* Translators: Atlassian Cloud: what it is, at most 80 characters */
N_("Jira, Confluence and the other cloud products of Atlassian")

/* Translators: Atlassian Cloud: label of an entry */
N_("SAML Configuration ID")

/* Translators: Atlassian Cloud: where the entry’s value is found */
N_("The last part of the service provider entity URL that Atlassian shows")

/* Translators: Atlassian Cloud: label of an entry */
N_("Site Name")

/* Translators: Atlassian Cloud: where the entry’s value is found */
N_("What stands before .atlassian.net in the address")

/* Translators: Atlassian Cloud: a note, without its period */
N_("Atlassian Guard and a verified domain are needed")

/* Translators: Atlassian Cloud: a note, without its period */
N_("Save these values first: Atlassian then shows its own addresses")

/* Translators: Atlassian Cloud: a note, without its period */
N_("Single sign-on is enforced later, in an authentication policy")

/* Translators: Atlassian Cloud: a note, without its period */
N_("The attribute that ends in “name” must never change for a person")

/* Translators: Atlassian Cloud: a note, without its period */
N_("Copy both addresses from Atlassian: they count, not the pattern here")

/* Translators: Amazon Web Services (single account): what it is, at most 80 characters */
N_("The AWS console with roles of one account")

/* Translators: Amazon Web Services (single account): label of an entry */
N_("AWS Account ID")

/* Translators: Amazon Web Services (single account): where the entry’s value is found */
N_("Twelve digits, in the account menu of the console")

/* Translators: Amazon Web Services (single account): label of an entry */
N_("IAM Role Name")

/* Translators: Amazon Web Services (single account): where the entry’s value is found */
N_("The role that trusts the SAML provider")

/* Translators: Amazon Web Services (single account): label of an entry */
N_("SAML Provider Name")

/* Translators: Amazon Web Services (single account): where the entry’s value is found */
N_("The name that the provider gets in IAM")

/* Translators: Amazon Web Services (single account): label of an entry */
N_("AWS Region")

/* Translators: Amazon Web Services (single account): where the entry’s value is found */
N_("Only for the sign-in address of one region")

/* Translators: Amazon Web Services (single account): what an ACS URL is for */
N_("Global")

/* Translators: Amazon Web Services (single account): what an ACS URL is for */
N_("Regional")

/* Translators: Amazon Web Services (single account): a note, without its period */
N_("The provider type is SAML")

/* Translators: Amazon Web Services (single account): a note, without its period */
N_("Roles are made with SAML 2.0 federation as trusted entity")

/* Translators: Amazon Web Services (single account): a note, without its period */
N_("Each value of Role is the ARN of a role and the ARN of a provider with a comma between them")

/* Translators: Amazon Web Services (single account): a note, without its period */
N_("SessionDuration is in seconds, from 900 to 43200")

/* Translators: Amazon Web Services (single account): a note, without its period */
N_("AWS takes https://signin.aws.amazon.com/saml as audience as well")

/* Translators: Bookmark: what it is, at most 80 characters */
N_("A tile in the portal that opens an address, without sign-on")

/* Translators: Bookmark: label of an entry */
N_("URL")

/* Translators: Bookmark: where the entry’s value is found */
N_("The address that the tile opens")

/* Translators: Custom SAML 2.0: what it is, at most 80 characters */
N_("Any application that can be a SAML 2.0 service provider")

/* Translators: Custom SAML 2.0: label of an entry */
N_("SP Entity ID")

/* Translators: Custom SAML 2.0: where the entry’s value is found */
N_("As the application shows it; its metadata fills it in as well")

/* Translators: Custom SAML 2.0: label of an entry */
N_("ACS URL")

/* Translators: Custom SAML 2.0: where the entry’s value is found */
N_("Where the application takes SAML responses; its metadata fills it in as well")

/* Translators: Custom SAML 2.0: a note, without its period */
N_("The service provider’s metadata is the surest way: import it if the application offers it")

/* Translators: Deskpro: what it is, at most 80 characters */
N_("Help desk software")

/* Translators: Deskpro: label of an entry */
N_("Metadata URL (Entity ID)")

/* Translators: Deskpro: where the entry’s value is found */
N_("Deskpro shows it on the SAML page once the method was added and saved")

/* Translators: Deskpro: label of an entry */
N_("Consumer Service URL (ACS)")

/* Translators: Deskpro: where the entry’s value is found */
N_("On the same page of Deskpro")

/* Translators: Deskpro: label of an entry */
N_("Subdomain")

/* Translators: Deskpro: where the entry’s value is found */
N_("What stands before .deskpro.com in the address")

/* Translators: Deskpro: a note, without its period */
N_("For people who are not agents the same is under Admin, CRM, User Auth & SSO")

/* Translators: Deskpro: a note, without its period */
N_("Save once and open the entry again with Manage: only then Deskpro shows its own addresses")

/* Translators: Deskpro: a note, without its period */
N_("Administrators can go on signing in at the usual address")

/* Translators: Deskpro: a note, without its period */
N_("Agents arrive in the agent interface")

/* Translators: Google Workspace: what it is, at most 80 characters */
N_("Mail, documents and Google Cloud")

/* Translators: Google Workspace: label of an entry */
N_("SSO Profile ID")

/* Translators: Google Workspace: where the entry’s value is found */
N_("The ID within the entity ID that the Admin console shows for the SAML profile")

/* Translators: Google Workspace: a note, without its period */
N_("Save the profile: then its entity ID and ACS URL are shown")

/* Translators: Google Workspace: a note, without its period */
N_("Afterwards assign the profile to groups or organizational units")

/* Translators: Google Workspace: a note, without its period */
N_("The NameID is the primary mail address, in the same case as at Google")

/* Translators: Google Workspace: a note, without its period */
N_("Super administrators are never sent here")

/* Translators: Google Workspace: a note, without its period */
N_("People must exist at Google beforehand")

/* Translators: Mimecast: what it is, at most 80 characters */
N_("Security gateway for e-mail")

/* Translators: Mimecast: label of an entry */
N_("Region Prefix")

/* Translators: Mimecast: where the entry’s value is found */
N_("The short code of the Mimecast grid: eu, us, za, au or jer")

/* Translators: Mimecast: label of an entry */
N_("Account Code")

/* Translators: Mimecast: where the entry’s value is found */
N_("In Mimecast under Account, Settings, Account Code")

/* Translators: Mimecast: what an ACS URL is for */
N_("Desktop applications")

/* Translators: Mimecast: what an ACS URL is for */
N_("Personal Portal")

/* Translators: Mimecast: what an ACS URL is for */
N_("Administration Console")

/* Translators: Mimecast: a note, without its period */
N_("Tick Enforce SAML for each Mimecast application that is to use it")

/* Translators: Mimecast: a note, without its period */
N_("Paste the metadata URL, then press Import")

/* Translators: Mimecast: a note, without its period */
N_("Leave both boxes for the authentication context, Password Protected and Integrated, unticked")

/* Translators: Mimecast: a note, without its period */
N_("Attach the new profile to an application setting, or nothing uses it")

/* Translators: Mimecast: a note, without its period */
N_("Mimecast reads the metadata over the network, so this IdP must be reachable from there")

/* Translators: Mimecast: a note, without its period */
N_("Some guides give the entity ID as https://REGION-api.mimecast.com/sso/ACCOUNT-CODE: what Mimecast shows counts")

/* Translators: Salesforce: what it is, at most 80 characters */
N_("Customer relations and sales")

/* Translators: Salesforce: label of an entry */
N_("My Domain Name")

/* Translators: Salesforce: where the entry’s value is found */
N_("What stands before .my.salesforce.com; developer orgs end in -dev-ed")

/* Translators: Salesforce: a note, without its period */
N_("Turn on SAML Enabled first")

/* Translators: Salesforce: a note, without its period */
N_("Afterwards tick the new method under My Domain, Authentication Configuration")

/* Translators: Salesforce: a note, without its period */
N_("SAML Identity Type says whether the NameID is the Salesforce user name or the Federation ID")

/* Translators: Salesforce: a note, without its period */
N_("User Provisioning Enabled lets Salesforce make accounts at the first sign-in")

/* Translators: Salesforce: a note, without its period */
N_("User names at Salesforce have the form of an e-mail address but need not be one")

/* Translators: Salesforce: a note, without its period */
N_("For accounts that are made at the first sign-in Salesforce needs attributes whose names begin with “User.”")

/* Translators: Slack: what it is, at most 80 characters */
N_("Chat and channels for teams")

/* Translators: Slack: label of an entry */
N_("Workspace or Organization Name")

/* Translators: Slack: where the entry’s value is found */
N_("What stands before .slack.com or .enterprise.slack.com in the address")

/* Translators: Slack: what an ACS URL is for */
N_("Workspace")

/* Translators: Slack: what an ACS URL is for */
N_("Enterprise Grid")

/* Translators: Slack: a note, without its period */
N_("Begin with Test mode")

/* Translators: Slack: a note, without its period */
N_("Under Advanced options is chosen whether the response or the assertion is signed: it must be the same here")

/* Translators: Slack: a note, without its period */
N_("Where sign-ins fail because of AuthnContextClassRef, clear that choice")

/* Translators: Slack: a note, without its period */
N_("A paid plan with SAML is needed")

/* Translators: Slack: a note, without its period */
N_("Slack finds the account by the NameID, so it must stay the same for a person")

/* Translators: Slack: a note, without its period */
N_("With several workspaces enter the workspace’s address as service provider issuer at Slack, and as SP entity ID here")

/* Translators: Valimail: what it is, at most 80 characters */
N_("DMARC and authentication of e-mail")

/* Translators: Valimail: a note, without its period */
N_("New accounts are only made for the provisioning domains that are entered there")

/* Translators: Valimail: a note, without its period */
N_("For the government service write app.valigov.com in place of app.valimail.com in the addresses")
