/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Written by po/catalog/list-texts.py for xgettext; nothing includes it.
 * {name} is the application, {1} {2} … what is quoted: names of fields, menus
 * and hosts at the service provider, which stay as they are. */

/* Translators: 15Five: what it is, at most 80 characters */
N_("Performance management and check-ins")

/* Translators: 15Five: label of an entry */
N_("Company Name")

/* Translators: 15Five: where the entry’s value is found: What stands before “.15five.com” in the address */
N_("What stands before “{1}” in the address")

/* Translators: 15Five: a note, without its period */
N_("Set the company subdomain first")

/* Translators: 15Five: a note, without its period: Keep “Allow Password Sign In” on while testing */
N_("Keep “{1}” on while testing")

/* Translators: 15Five: a note, without its period */
N_("Allow IdP Initiated Login is a separate switch")

/* Translators: 15Five: a note, without its period */
N_("People must exist at {name} first, made by hand or over SCIM")

/* Translators: 8x8: what it is, at most 80 characters */
N_("Cloud phone and contact center")

/* Translators: 8x8: a note, without its period */
N_("People must exist in the 8x8 Admin Console first")

/* Translators: Absorb LMS: what it is, at most 80 characters */
N_("Learning management system")

/* Translators: Absorb LMS: label of an entry */
N_("Subdomain")

/* Translators: Absorb LMS: what an ACS URL is for */
N_("New learner experience")

/* Translators: Absorb LMS: what an ACS URL is for */
N_("Absorb 5 classic")

/* Translators: Absorb LMS: a note, without its period */
N_("Method SAML, Mode Identity Provider Initiated, Signature Type Sha256")

/* Translators: Absorb LMS: a note, without its period */
N_("Id Property is the Absorb field compared with NameID")

/* Translators: Absorb LMS: a note, without its period */
N_("Paste the certificate without its BEGIN and END lines")

/* Translators: Absorb LMS: a note, without its period */
N_("Classic portals use the /account/saml address as entity ID too")

/* Translators: Absorb LMS: a note, without its period */
N_("Account provisioning works only on the new learner experience and is off by default")

/* Translators: Accredible: what it is, at most 80 characters */
N_("Digital badges and certificates")

/* Translators: Accredible: label of an entry */
N_("Accredible ID")

/* Translators: Accredible: where the entry’s value is found */
N_("Per-customer ID inside the ACS URL; Accredible support gives it")

/* Translators: Accredible: a note, without its period */
N_("The support of {name} sets up single sign-on: send the metadata file")

/* Translators: Accredible: a note, without its period */
N_("For recipients’ sign-ins the entity ID is https://api.accredible.com/sp/user/accredible")

/* Translators: Accredible: a note, without its period */
N_("People are invited to {name} first")

/* Translators: Adaptive Shield: what it is, at most 80 characters */
N_("SaaS security posture")

/* Translators: Adaptive Shield: a note, without its period */
N_("The support of {name} sets up single sign-on: send certificate and URLs")

/* Translators: Adobe Acrobat Sign: what it is, at most 80 characters */
N_("Electronic signatures")

/* Translators: Adobe Acrobat Sign: label of an entry */
N_("Host Name")

/* Translators: Adobe Acrobat Sign: a note, without its period */
N_("Adobe support has to verify the domain first")

/* Translators: Adobe Acrobat Sign: a note, without its period */
N_("Choose SAML Mandatory when done, and keep administrator sign-in allowed")

/* Translators: Adobe Acrobat Sign: a note, without its period */
N_("User Creation: add people authenticated through SAML")

/* Translators: Adobe Acrobat Sign: a note, without its period */
N_("There {name} shows its own addresses: copy them from it")

/* Translators: Adobe Acrobat Sign: a note, without its period */
N_("Accounts run from the Adobe Admin Console use the Adobe connector")

/* Translators: Adobe (Federated ID): what it is, at most 80 characters */
N_("Creative and document apps")

/* Translators: Adobe (Federated ID): label of an entry */
N_("Directory Alias")

/* Translators: Adobe (Federated ID): where the entry’s value is found */
N_("Last part of the entity ID that {name} shows")

/* Translators: Adobe (Federated ID): a note, without its period */
N_("Download the metadata of {name} there and compare entity ID and ACS URL")

/* Translators: Adobe (Federated ID): a note, without its period */
N_("Link a verified domain to the directory")

/* Translators: Adobe (Federated ID): a note, without its period */
N_("People are added in the Admin Console first")

/* Translators: Adobe Experience Manager: what it is, at most 80 characters */
N_("Web content management")

/* Translators: Adobe Experience Manager: label of an entry */
N_("SP Entity ID")

/* Translators: Adobe Experience Manager: where the entry’s value is found */
N_("Free text; enter the same value in the AEM SAML handler")

/* Translators: Adobe Experience Manager: label of an entry */
N_("Server")

/* Translators: Adobe Experience Manager: where the entry’s value is found */
N_("Host name of the AEM instance, plus port if not 443")

/* Translators: Adobe Experience Manager: a note, without its period */
N_("First import the IdP certificate under Security, Users, Manage TrustStore and note its alias")

/* Translators: Adobe Experience Manager: a note, without its period */
N_("Give the alias as IDP Certificate Alias")

/* Translators: Adobe Experience Manager: a note, without its period */
N_("A key store must exist for the authentication-service user")

/* Translators: Adobe Experience Manager: a note, without its period: Tick “Autocreate CRX Users” to make accounts at the first sign-in */
N_("Tick “{1}” to make accounts at the first sign-in")

/* Translators: Adobe Experience Manager: a note, without its period */
N_("Allow the IdP’s host in the Apache Sling Referrer Filter")

/* Translators: Adobe Experience Manager: a note, without its period */
N_("User ID Attribute decides whether NameID or an attribute names the user")

/* Translators: ADP: what it is, at most 80 characters */
N_("Payroll and HR services")

/* Translators: ADP: label of an entry */
N_("ADP Service Code")

/* Translators: ADP: where the entry’s value is found */
N_("WFN: Workforce Now, EETDC2: Enhanced Time, ADPVANTAGE: Vantage HCM, PORTAL: Enterprise HR, REDBOX: MyADP")

/* Translators: ADP: label of an entry */
N_("ACS URL")

/* Translators: ADP: where the entry’s value is found */
N_("{name} tells it during the federation setup")

/* Translators: ADP: a note, without its period */
N_("Select the services to connect, then upload the metadata")

/* Translators: ADP: a note, without its period */
N_("Wait for ADP’s confirmation before testing")

/* Translators: ADP: a note, without its period */
N_("RelayState picks the service; add one connector per service")

/* Translators: ADP: a note, without its period */
N_("PersonImmutableID is a value unique to one employee, usually the ADP associate or employee ID, and must never be reused")

/* Translators: ADP: a note, without its period */
N_("Signing in begins at the tile, not at {name}")

/* Translators: Agiloft: what it is, at most 80 characters */
N_("Contract lifecycle management")

/* Translators: Agiloft: where the entry’s value is found */
N_("First part of the address of {name}")

/* Translators: Agiloft: label of an entry */
N_("Knowledgebase")

/* Translators: Agiloft: where the entry’s value is found */
N_("Name of the knowledgebase; an underscore for each blank in the entity ID")

/* Translators: Agiloft: a note, without its period */
N_("Entity ID must equal the SAML Entity ID field in Agiloft; it may need https:// in front")

/* Translators: Aha!: what it is, at most 80 characters */
N_("Product roadmaps")

/* Translators: Aha!: label of an entry */
N_("Account Name")

/* Translators: Aha!: a note, without its period: “Configure using”: “Metadata File, then Update” */
N_("“{1}”: “{2}”")

/* Translators: Aha!: a note, without its period */
N_("One template signs response and assertion both and adds a slash to the entity ID; try that if sign-in fails")

/* Translators: Airtable: what it is, at most 80 characters */
N_("Spreadsheet-like databases")

/* Translators: Airtable: where the entry’s value is found */
N_("In the metadata of {name}, or from its support")

/* Translators: Airtable: a note, without its period */
N_("Choose the mail domain first")

/* Translators: Airtable: a note, without its period */
N_("Metadata version v1 or v2 decides which SP metadata has to be used")

/* Translators: Airtable: a note, without its period */
N_("Take the addresses from the metadata of {name}")

/* Translators: Airtable: a note, without its period */
N_("NameID must be the e-mail address; format emailAddress or unspecified")

/* Translators: Akamai Enterprise Application Access: what it is, at most 80 characters */
N_("Zero-trust application access")

/* Translators: Akamai Enterprise Application Access: label of an entry */
N_("Identity Intercept Name")

/* Translators: Akamai Enterprise Application Access: where the entry’s value is found */
N_("Host part chosen under Identity Intercept, before .login.go.akamai-access.com")

/* Translators: Akamai Enterprise Application Access: a note, without its period */
N_("Authentication URL repeats the identity intercept address")

/* Translators: Akamai Enterprise Application Access: a note, without its period */
N_("Deploy the identity provider afterwards")

/* Translators: Akamai Enterprise Application Access: a note, without its period */
N_("A custom domain changes both addresses")

/* Translators: Akamai Enterprise Application Access: a note, without its period */
N_("Sign SAML Request is off unless ticked")

/* Translators: AlertMedia: what it is, at most 80 characters */
N_("Emergency communication")

/* Translators: AlertMedia: a note, without its period */
N_("Switch on Sign Request and Allow Passive Requests")

/* Translators: AlertOps: what it is, at most 80 characters */
N_("On-call and incident alerting")

/* Translators: AlertOps: where the entry’s value is found */
N_("Your account’s part of the AlertOps address")

/* Translators: AlertOps: a note, without its period */
N_("Issuer URL takes the entity ID shown here")

/* Translators: AlertOps: a note, without its period */
N_("Keep username and password sign-in on until a test worked")

/* Translators: Alibaba Cloud (role-based SSO): what it is, at most 80 characters */
N_("Alibaba Cloud console through RAM roles")

/* Translators: Alibaba Cloud (role-based SSO): label of an entry */
N_("Account ID")

/* Translators: Alibaba Cloud (role-based SSO): where the entry’s value is found */
N_("Main account number shown in the console")

/* Translators: Alibaba Cloud (role-based SSO): label of an entry */
N_("RAM Role")

/* Translators: Alibaba Cloud (role-based SSO): where the entry’s value is found */
N_("The role that trusts the SAML provider")

/* Translators: Alibaba Cloud (role-based SSO): label of an entry */
N_("Identity Provider Name")

/* Translators: Alibaba Cloud (role-based SSO): where the entry’s value is found */
N_("Name given when creating the IdP")

/* Translators: Alibaba Cloud (role-based SSO): what an ACS URL is for */
N_("International")

/* Translators: Alibaba Cloud (role-based SSO): what an ACS URL is for */
N_("China")

/* Translators: Alibaba Cloud (role-based SSO): a note, without its period */
N_("Create a RAM role for the IdP and note both ARNs")

/* Translators: Alibaba Cloud (role-based SSO): a note, without its period */
N_("China site: entity ID urn:alibaba:cloudcomputing")

/* Translators: Alibaba Cloud (role-based SSO): a note, without its period */
N_("SP metadata: https://signin.alibabacloud.com/saml-role/sp-metadata.xml or https://signin.aliyun.com/saml-role/sp-metadata.xml")

/* Translators: Alibaba Cloud (role-based SSO): a note, without its period */
N_("Role may hold several values")

/* Translators: Amazon AppStream 2.0: what it is, at most 80 characters */
N_("Streamed desktop applications")

/* Translators: Amazon AppStream 2.0: label of an entry */
N_("AWS Account ID")

/* Translators: Amazon AppStream 2.0: where the entry’s value is found */
N_("Twelve digits, without hyphens")

/* Translators: Amazon AppStream 2.0: label of an entry */
N_("IAM Role Name")

/* Translators: Amazon AppStream 2.0: label of an entry */
N_("SAML Provider Name")

/* Translators: Amazon AppStream 2.0: where the entry’s value is found */
N_("The name that the provider gets in IAM")

/* Translators: Amazon AppStream 2.0: label of an entry */
N_("AWS Region")

/* Translators: Amazon AppStream 2.0: where the entry’s value is found */
N_("The region where it runs")

/* Translators: Amazon AppStream 2.0: label of an entry */
N_("Stack Name")

/* Translators: Amazon AppStream 2.0: where the entry’s value is found */
N_("AppStream stack people are sent to")

/* Translators: Amazon AppStream 2.0: a note, without its period */
N_("The role needs the appstream:Stream permission for the stack")

/* Translators: Amazon AppStream 2.0: a note, without its period */
N_("RelayState picks the stack; one connector per stack")

/* Translators: Amazon Cognito user pool: what it is, at most 80 characters */
N_("User directory for applications")

/* Translators: Amazon Cognito user pool: label of an entry */
N_("User Pool ID")

/* Translators: Amazon Cognito user pool: where the entry’s value is found */
N_("On the overview of the user pool")

/* Translators: Amazon Cognito user pool: label of an entry */
N_("Domain Prefix")

/* Translators: Amazon Cognito user pool: where the entry’s value is found */
N_("Cognito domain of the pool")

/* Translators: Amazon Cognito user pool: a note, without its period */
N_("Map the attributes to pool attributes")

/* Translators: Amazon Cognito user pool: a note, without its period */
N_("IdP-initiated sign-in and signed requests are options of the provider")

/* Translators: Amazon Cognito user pool: a note, without its period */
N_("Enable the provider in the app client")

/* Translators: Amazon Cognito user pool: a note, without its period */
N_("A custom domain replaces the amazoncognito.com host")

/* Translators: Amazon Cognito user pool: a note, without its period */
N_("NameID is case-sensitive; attribute names are free")

/* Translators: Amazon Managed Grafana: what it is, at most 80 characters */
N_("Hosted Grafana dashboards")

/* Translators: Amazon Managed Grafana: label of an entry */
N_("Workspace ID")

/* Translators: Amazon Managed Grafana: where the entry’s value is found */
N_("First part of the workspace address, starts with g-")

/* Translators: Amazon Managed Grafana: a note, without its period */
N_("Choose SAML as an authentication method when creating the workspace")

/* Translators: Amazon Managed Grafana: a note, without its period */
N_("Assertion mapping names the role attribute and the values that make an admin")

/* Translators: Amazon Managed Grafana: a note, without its period */
N_("Attribute names can be changed in Assertion mapping; a role attribute is yours to choose")

/* Translators: Amazon QuickSight: what it is, at most 80 characters */
N_("Business intelligence dashboards")

/* Translators: Amazon QuickSight: a note, without its period */
N_("The role decides whether people may create themselves as reader or author")

/* Translators: Amazon QuickSight: a note, without its period */
N_("PrincipalTag:Email is used when email syncing for federated users is on")

/* Translators: Amazon WorkSpaces: what it is, at most 80 characters */
N_("Virtual cloud desktops")

/* Translators: Amazon WorkSpaces: label of an entry */
N_("SSO Endpoint")

/* Translators: Amazon WorkSpaces: where the entry’s value is found */
N_("WorkSpaces sign-in host of the region")

/* Translators: Amazon WorkSpaces: label of an entry */
N_("Registration Code")

/* Translators: Amazon WorkSpaces: where the entry’s value is found */
N_("Shown in the directory’s details")

/* Translators: Amazon WorkSpaces: a note, without its period */
N_("The role needs the workspaces:Stream permission")

/* Translators: Amazon WorkSpaces: a note, without its period */
N_("Then enable SAML in the WorkSpaces directory and enter the IdP’s user access URL")

/* Translators: Amazon WorkSpaces: a note, without its period */
N_("The NameID must be the user name at {name}")

/* Translators: Amplitude: what it is, at most 80 characters */
N_("Product analytics")

/* Translators: Amplitude: label of an entry */
N_("SSO ID")

/* Translators: Amplitude: where the entry’s value is found */
N_("Last part of the Reply URL that {name} shows")

/* Translators: Amplitude: a note, without its period */
N_("Copy entity ID and ACS URL from there: they count, not the pattern here")

/* Translators: Anaplan: what it is, at most 80 characters */
N_("Business planning")

/* Translators: Anaplan: where the entry’s value is found */
N_("Shown on the connection’s Config tab")

/* Translators: Anaplan: label of an entry */
N_("Connection Name")

/* Translators: Anaplan: where the entry’s value is found */
N_("Name of the SSO connection in Anaplan")

/* Translators: Anaplan: a note, without its period: Set “Name ID Format” to “Email Address on the Advanced tab” */
N_("Set “{1}” to “{2}”")

/* Translators: Anaplan: a note, without its period */
N_("Assign workspaces to the connection; a workspace can belong to one only")

/* Translators: Anaplan: a note, without its period */
N_("Compare entity ID and ACS URL with what {name} shows")

/* Translators: Anaplan: a note, without its period */
N_("People must exist at {name} first")

/* Translators: Anaqua: what it is, at most 80 characters */
N_("Intellectual property management")

/* Translators: Apache Guacamole: what it is, at most 80 characters */
N_("Browser remote desktop gateway")

/* Translators: Apache Guacamole: label of an entry */
N_("Address")

/* Translators: Apache Guacamole: where the entry’s value is found */
N_("Host name, and the path if there is one, without https://")

/* Translators: Apache Guacamole: where the entry’s value is found */
N_("Value of saml-entity-id; often the base URL")

/* Translators: Apache Guacamole: a note, without its period: “saml-callback-url” is the base URL without the ACS path */
N_("“{1}” is the base URL without the ACS path")

/* Translators: Apache Guacamole: a note, without its period: “saml-group-attribute” changes the name of the groups */
N_("“{1}” changes the name of the groups")

/* Translators: AppDynamics: what it is, at most 80 characters */
N_("Application performance monitoring")

/* Translators: AppDynamics: a note, without its period: Choose “SAML” as “authentication provider” */
N_("Choose “{1}” as “{2}”")

/* Translators: AppNeta Performance Manager: what it is, at most 80 characters */
N_("Network performance monitoring")

/* Translators: AppNeta Performance Manager: a note, without its period */
N_("Group values must match the role mappings in AppNeta")

/* Translators: AppNeta Performance Manager: a note, without its period */
N_("The entity ID is the same for all customers: ask the support of {name} for it")

/* Translators: ArcGIS Enterprise: what it is, at most 80 characters */
N_("Self-hosted mapping and GIS portal")

/* Translators: ArcGIS Enterprise: where the entry’s value is found */
N_("Advanced settings of the identity provider dialog; usually the host name followed by .portal")

/* Translators: ArcGIS Enterprise: label of an entry */
N_("Portal Host")

/* Translators: ArcGIS Enterprise: where the entry’s value is found */
N_("Host name of the installation")

/* Translators: ArcGIS Enterprise: a note, without its period */
N_("/portal is the default web adaptor name; yours may differ")

/* Translators: ArcGIS Online: what it is, at most 80 characters */
N_("Online mapping and GIS")

/* Translators: ArcGIS Online: label of an entry */
N_("Organization URL Name")

/* Translators: ArcGIS Online: a note, without its period */
N_("Members must exist unless automatic joining is chosen in ArcGIS")

/* Translators: Articulate 360: what it is, at most 80 characters */
N_("E-learning authoring")

/* Translators: Articulate 360: label of an entry */
N_("Service Provider ID")

/* Translators: Aruba ClearPass Policy Manager: what it is, at most 80 characters */
N_("Network access control")

/* Translators: Aruba ClearPass Policy Manager: label of an entry */
N_("FQDN")

/* Translators: Aruba ClearPass Policy Manager: a note, without its period */
N_("The IdP certificate also has to be in the trust list")

/* Translators: Aruba ClearPass Policy Manager: a note, without its period */
N_("Each node of a cluster has its own ACS")

/* Translators: Aruba ClearPass Policy Manager: a note, without its period */
N_("There is no slash at the end of the entity ID")

/* Translators: Asana: what it is, at most 80 characters */
N_("Work and task management")

/* Translators: Asana: label of an entry */
N_("Email Domain")

/* Translators: Asana: where the entry’s value is found */
N_("Any mail domain your organization owns in Asana")

/* Translators: Asana: a note, without its period: Choose “Required for all members” when testing is done */
N_("Choose “{1}” when testing is done")

/* Translators: Asana: a note, without its period */
N_("Set the session length on the same page")

/* Translators: AskYourTeam: what it is, at most 80 characters */
N_("Employee engagement surveys")

/* Translators: AskYourTeam: a note, without its period */
N_("Or upload the IdP metadata file")

/* Translators: Asset Bank: what it is, at most 80 characters */
N_("Digital asset management")

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

/* Translators: Atlassian Cloud: a note, without its period: The attribute that ends in “name” must never change for a person */
N_("The attribute that ends in “{1}” must never change for a person")

/* Translators: Atlassian Cloud: a note, without its period */
N_("Copy both addresses from Atlassian: they count, not the pattern here")

/* Translators: AuditBoard: what it is, at most 80 characters */
N_("Audit, risk and compliance")

/* Translators: AuditBoard: a note, without its period */
N_("The support of {name} sets up single sign-on: send the metadata URL")

/* Translators: Auth0 (enterprise connection): what it is, at most 80 characters */
N_("Login service for applications")

/* Translators: Auth0 (enterprise connection): label of an entry */
N_("Tenant Name")

/* Translators: Auth0 (enterprise connection): where the entry’s value is found */
N_("Name of the Auth0 tenant")

/* Translators: Auth0 (enterprise connection): label of an entry */
N_("Domain")

/* Translators: Auth0 (enterprise connection): where the entry’s value is found */
N_("Tenant domain with region, or the custom domain")

/* Translators: Auth0 (enterprise connection): where the entry’s value is found */
N_("Name given to the SAML connection")

/* Translators: Auth0 (enterprise connection): a note, without its period */
N_("IdP-initiated sign-in is a tab of the connection")

/* Translators: Auth0 (enterprise connection): a note, without its period */
N_("Enable the connection for the applications")

/* Translators: Auth0 (enterprise connection): a note, without its period */
N_("Attribute names can be remapped in the connection")

/* Translators: Datto Workplace (Autotask Workplace): what it is, at most 80 characters */
N_("File sync and sharing")

/* Translators: Datto Workplace (Autotask Workplace): label of an entry */
N_("Region")

/* Translators: Datto Workplace (Autotask Workplace): where the entry’s value is found */
N_("Part before .awp.autotask.net: us, eu, ca or au")

/* Translators: Datto Workplace (Autotask Workplace): a note, without its period */
N_("Press Enable SSO, confirm the trust box, then Approve")

/* Translators: AWS Client VPN: what it is, at most 80 characters */
N_("Managed VPN endpoint")

/* Translators: AWS Client VPN: label of an entry */
N_("Login URL")

/* Translators: AWS Client VPN: where the entry’s value is found */
N_("The page of {name} where people begin to sign in")

/* Translators: AWS Client VPN: what an ACS URL is for */
N_("VPN client")

/* Translators: AWS Client VPN: what an ACS URL is for */
N_("Self-service portal")

/* Translators: AWS Client VPN: a note, without its period */
N_("Pick the IAM SAML provider when creating the Client VPN endpoint")

/* Translators: AWS Client VPN: a note, without its period */
N_("The client listens on loopback, so the IdP must allow an http ACS")

/* Translators: AWS Client VPN: a note, without its period */
N_("Register both ACS URLs if the self-service portal is used")

/* Translators: AWS IAM Identity Center: what it is, at most 80 characters */
N_("Sign-on to many AWS accounts")

/* Translators: AWS IAM Identity Center: where the entry’s value is found */
N_("Region in which Identity Center is enabled")

/* Translators: AWS IAM Identity Center: label of an entry */
N_("Issuer ID")

/* Translators: AWS IAM Identity Center: label of an entry */
N_("ACS ID")

/* Translators: AWS IAM Identity Center: where the entry’s value is found */
N_("Last part of the ACS URL that {name} shows")

/* Translators: AWS IAM Identity Center: label of an entry */
N_("Access Portal Name")

/* Translators: AWS IAM Identity Center: a note, without its period */
N_("Confirm the change by typing ACCEPT")

/* Translators: AWS IAM Identity Center: a note, without its period */
N_("Delegate administration to a member account rather than the management account")

/* Translators: AWS IAM Identity Center: a note, without its period */
N_("NameID must equal the user name in Identity Center")

/* Translators: AWS IAM Identity Center: a note, without its period */
N_("SP metadata changes when the identity source is changed")

/* Translators: Amazon Web Services (single account): what it is, at most 80 characters */
N_("The AWS console with roles of one account")

/* Translators: Amazon Web Services (single account): where the entry’s value is found */
N_("Twelve digits, in the account menu of the console")

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

/* Translators: AWX / Ansible Automation Controller: what it is, at most 80 characters */
N_("Ansible automation server")

/* Translators: AWX / Ansible Automation Controller: label of an entry */
N_("Host")

/* Translators: AWX / Ansible Automation Controller: where the entry’s value is found */
N_("SAML Service Provider Entity ID in the settings; often the base URL")

/* Translators: AWX / Ansible Automation Controller: label of an entry */
N_("IdP Key")

/* Translators: AWX / Ansible Automation Controller: where the entry’s value is found */
N_("Name of the IdP in the enabled identity providers")

/* Translators: AWX / Ansible Automation Controller: a note, without its period */
N_("These three are keys in the Enabled Identity Providers JSON, with attr_* for the attribute names")

/* Translators: AWX / Ansible Automation Controller: a note, without its period */
N_("A key pair of its own is needed")

/* Translators: AWX / Ansible Automation Controller: a note, without its period */
N_("Automation platform 2.5 and later uses a gateway with other paths")

/* Translators: BambooHR: what it is, at most 80 characters */
N_("HR for small companies")

/* Translators: BambooHR: label of an entry */
N_("Company Domain")

/* Translators: BambooHR: what an ACS URL is for */
N_("Default")

/* Translators: BambooHR: what an ACS URL is for */
N_("United Kingdom")

/* Translators: BambooHR: a note, without its period */
N_("Optionally allow e-mail and password sign-ins too")

/* Translators: BambooHR: a note, without its period */
N_("NameID is the employee’s work email")

/* Translators: BambooHR: a note, without its period */
N_("SP metadata is at https://COMPANY.bamboohr.com/saml/sp_metadata.php")

/* Translators: Banyan Security (SonicWall Cloud Secure Edge): what it is, at most 80 characters */
N_("Zero-trust remote access console")

/* Translators: Banyan Security (SonicWall Cloud Secure Edge): label of an entry */
N_("Organization Name")

/* Translators: Banyan Security (SonicWall Cloud Secure Edge): where the entry’s value is found */
N_("Your organization’s name in the command center")

/* Translators: Banyan Security (SonicWall Cloud Secure Edge): a note, without its period */
N_("Covers the sign-in of console administrators")

/* Translators: Beeline Enterprise: what it is, at most 80 characters */
N_("Contingent workforce management")

/* Translators: Beeline Enterprise: label of an entry */
N_("Login Tenant")

/* Translators: Beeline Enterprise: where the entry’s value is found */
N_("Auth0 tenant name from Beeline support")

/* Translators: Beeline Enterprise: label of an entry */
N_("Login Environment")

/* Translators: Beeline Enterprise: where the entry’s value is found */
N_("Second part of the sign-in host, from Beeline support")

/* Translators: Beeline Enterprise: label of an entry */
N_("Customer Name")

/* Translators: Beeline Enterprise: where the entry’s value is found */
N_("As {name} knows the organization")

/* Translators: Beeline Enterprise: label of an entry */
N_("Environment")

/* Translators: Beeline Enterprise: a note, without its period */
N_("Ask Beeline which attribute names the user")

/* Translators: BenefitHub: what it is, at most 80 characters */
N_("Employee discounts and benefits")

/* Translators: BenefitHub: label of an entry */
N_("Organization ID")

/* Translators: BenefitHub: where the entry’s value is found */
N_("Ask the support of {name} for it")

/* Translators: Benefitsolver: what it is, at most 80 characters */
N_("Benefits administration")

/* Translators: Benefitsolver: label of an entry */
N_("Client ID")

/* Translators: Benefitsolver: label of an entry */
N_("Client Key")

/* Translators: Benefitsolver: label of an entry */
N_("Logout Page")

/* Translators: Benefitsolver: where the entry’s value is found */
N_("Where users land after logout; agree it with Businessolver")

/* Translators: Benefitsolver: a note, without its period */
N_("Confirm the four attribute values with Businessolver")

/* Translators: BenSelect: what it is, at most 80 characters */
N_("Benefits enrollment")

/* Translators: BenSelect: where the entry’s value is found */
N_("Value of Path in your BenSelect address")

/* Translators: BenSelect: a note, without its period */
N_("Ask for SHA256 signatures")

/* Translators: BenSelect: a note, without its period */
N_("NameID is the part of the user name before the @")

/* Translators: Betterworks: what it is, at most 80 characters */
N_("Goals and performance management")

/* Translators: Betterworks: where the entry’s value is found: “app.betterworks.com”, or “eu.betterworks.com” for EU customers */
N_("“{1}”, or “{2}” for EU customers")

/* Translators: BeyondTrust Password Safe (BeyondInsight): what it is, at most 80 characters */
N_("Privileged password vault")

/* Translators: BeyondTrust Password Safe (BeyondInsight): a note, without its period */
N_("Group values must equal a group known in BeyondInsight")

/* Translators: BeyondTrust Remote Support: what it is, at most 80 characters */
N_("Remote support appliance")

/* Translators: BeyondTrust Remote Support: label of an entry */
N_("Site Host")

/* Translators: BeyondTrust Remote Support: a note, without its period */
N_("Set the SSO binding to HTTP POST after the upload")

/* Translators: BeyondTrust Remote Support: a note, without its period */
N_("Choose a default group policy or map groups")

/* Translators: BeyondTrust Remote Support: a note, without its period */
N_("NameID must be persistent")

/* Translators: BIC Process Design: what it is, at most 80 characters */
N_("Business process modeling")

/* Translators: BIC Process Design: where the entry’s value is found */
N_("In the SP metadata file GBTEC sends")

/* Translators: BIC Process Design: label of an entry */
N_("Tenant")

/* Translators: BIC Process Design: a note, without its period */
N_("Some tenants use biccloud.de instead of biccloud.com")

/* Translators: BitaBIZ: what it is, at most 80 characters */
N_("Absence and vacation planning")

/* Translators: BitaBIZ: label of an entry */
N_("Instance ID")

/* Translators: BitaBIZ: a note, without its period */
N_("The page’s labels name Microsoft Entra; it takes any IdP’s values")

/* Translators: BitaBIZ: a note, without its period */
N_("Tick SSO enabled and save")

/* Translators: BitaBIZ: a note, without its period */
N_("A domain name limits SSO to that mail domain")

/* Translators: Bitbucket Data Center: what it is, at most 80 characters */
N_("Self-hosted Git repositories")

/* Translators: Bitbucket Data Center: label of an entry */
N_("Base URL")

/* Translators: Bitbucket Data Center: where the entry’s value is found */
N_("Address of the installation, without a slash at the end")

/* Translators: Bitbucket Data Center: a note, without its period: The variable NameID in “Username mapping” takes the user name from the NameID */
N_("The variable NameID in “{1}” takes the user name from the NameID")

/* Translators: Bitbucket Data Center: a note, without its period */
N_("The names of attributes are free: enter the same ones under JIT provisioning")

/* Translators: Bitbucket Data Center: a note, without its period */
N_("The Data Center license is needed")

/* Translators: Bitwarden: what it is, at most 80 characters */
N_("Open source password manager")

/* Translators: Bitwarden: where the entry’s value is found: Shown as “SP entity ID” in the settings for single sign-on */
N_("Shown as “{1}” in the settings for single sign-on")

/* Translators: Bitwarden: where the entry’s value is found: Shown as “Assertion consumer service (ACS) URL” on the same page */
N_("Shown as “{1}” on the same page")

/* Translators: Bitwarden: a note, without its period */
N_("Choose type SAML 2.0 and set an SSO identifier")

/* Translators: Bitwarden: a note, without its period: Tick “Expect signed assertions” */
N_("Tick “{1}”")

/* Translators: Bitwarden: a note, without its period */
N_("An Enterprise plan is needed")

/* Translators: Bitwarden: a note, without its period */
N_("EU accounts are on bitwarden.eu; self-hosted servers show their own host")

/* Translators: Bizagi Automation: what it is, at most 80 characters */
N_("Process automation")

/* Translators: Bizagi Automation: label of an entry */
N_("Project")

/* Translators: Bizagi Automation: where the entry’s value is found */
N_("Project name in the address")

/* Translators: Bizagi Automation: a note, without its period */
N_("An own signing certificate (p12 or pfx) uploaded to Bizagi is needed")

/* Translators: Bizagi Automation: a note, without its period */
N_("Bizagi generates the SP metadata file")

/* Translators: Blackboard Learn: what it is, at most 80 characters */
N_("Learning management for schools")

/* Translators: Blackboard Learn: label of an entry */
N_("Provider Alias")

/* Translators: Blackboard Learn: where the entry’s value is found: Shown as “ACS URL” under “SAML provider’s” */
N_("Shown as “{1}” under “{2}”")

/* Translators: Blinq: what it is, at most 80 characters */
N_("Digital business cards")

/* Translators: Blinq: label of an entry */
N_("Connection ID")

/* Translators: Bonusly: what it is, at most 80 characters */
N_("Employee recognition and rewards")

/* Translators: Bonusly: where the entry’s value is found */
N_("Company name in the Bonusly SAML address")

/* Translators: Bookmark: what it is, at most 80 characters */
N_("A tile in the portal that opens an address, without sign-on")

/* Translators: Bookmark: label of an entry */
N_("URL")

/* Translators: Bookmark: where the entry’s value is found */
N_("The address that the tile opens")

/* Translators: BookStack: what it is, at most 80 characters */
N_("Self-hosted wiki")

/* Translators: BookStack: a note, without its period */
N_("With SAML2_AUTOLOAD_METADATA the entity ID is the metadata URL")

/* Translators: BookStack: a note, without its period */
N_("Attribute names are set by SAML2_*_ATTRIBUTE")

/* Translators: BookStack: a note, without its period */
N_("The attribute in SAML2_EXTERNAL_ID_ATTRIBUTE must never change for a user")

/* Translators: Boomi: what it is, at most 80 characters */
N_("Integration platform")

/* Translators: Boomi: where the entry’s value is found */
N_("In the document behind AtomSphere MetaData URL on the SSO Options page")

/* Translators: Boomi: where the entry’s value is found */
N_("The ID of your Boomi account")

/* Translators: Boomi: a note, without its period */
N_("Give each user a Federation ID")

/* Translators: Boomi: a note, without its period */
N_("Do not give the Administrator role to SSO users")

/* Translators: Box: what it is, at most 80 characters */
N_("Cloud content storage")

/* Translators: Box: a note, without its period */
N_("Some accounts must send the metadata to Box support")

/* Translators: Braze: what it is, at most 80 characters */
N_("Customer engagement messaging")

/* Translators: Braze: label of an entry */
N_("Dashboard Host")

/* Translators: Braze: a note, without its period */
N_("Braze must enable SAML for the account first")

/* Translators: Braze: a note, without its period */
N_("Choose any SAML Name")

/* Translators: Brightidea: what it is, at most 80 characters */
N_("Idea and innovation management")

/* Translators: Brightidea: where the entry’s value is found */
N_("In the file from Download Metadata on the SAML Profiles tab")

/* Translators: Brightidea: a note, without its period */
N_("The profile’s Email and Screen Name fields hold the attribute names")

/* Translators: Brightidea: a note, without its period */
N_("Attribute names are set in the profile; mail and givenName are examples")

/* Translators: Brightspace: a note, without its period */
N_("Older sites use https://COMPANY.desire2learn.com/shibboleth-sp as entity ID")

/* Translators: BrowserStack: what it is, at most 80 characters */
N_("Browser and device testing")

/* Translators: BrowserStack: label of an entry */
N_("Realm ID")

/* Translators: BrowserStack: where the entry’s value is found */
N_("ID after realms/ in the URLs given by BrowserStack")

/* Translators: BrowserStack: label of an entry */
N_("Broker ID")

/* Translators: BrowserStack: where the entry’s value is found */
N_("ID after broker/ in the reply URL")

/* Translators: BrowserStack: a note, without its period */
N_("Support returns entity ID and reply URL")

/* Translators: Bugcrowd: what it is, at most 80 characters */
N_("Bug bounty platform")

/* Translators: Bugcrowd: where the entry’s value is found */
N_("SP Entity ID in the SSO settings; holds the organization code")

/* Translators: Bugcrowd: where the entry’s value is found */
N_("Single sign on URL in the SSO settings; holds the organization code")

/* Translators: Bugcrowd: a note, without its period */
N_("Verify the mail domain at {name} first")

/* Translators: Bugcrowd: a note, without its period */
N_("Only an organization owner can do this")

/* Translators: BugSnag: what it is, at most 80 characters */
N_("Application error monitoring")

/* Translators: BugSnag: label of an entry */
N_("Organization Slug")

/* Translators: BugSnag: where the entry’s value is found */
N_("Part of the SAML Endpoint URL that {name} shows")

/* Translators: BugSnag: a note, without its period: Press “Enable SSO” */
N_("Press “{1}”")

/* Translators: Buttonwood Central: what it is, at most 80 characters */
N_("Buttonwood partner exchange")

/* Translators: Bynder: where the entry’s value is found: “company.bynder.com” or your own domain */
N_("“{1}” or your own domain")

/* Translators: Bynder: label of an entry */
N_("Configuration ID")

/* Translators: Bynder: where the entry’s value is found */
N_("Identifier of the sign-in configuration created in Bynder")

/* Translators: Bynder: a note, without its period */
N_("Create the SAML login configuration in Bynder first to get its identifier")

/* Translators: Canva: what it is, at most 80 characters */
N_("Graphic design for teams")

/* Translators: Canva: a note, without its period */
N_("Verify the mail domain at {name} first, with a DNS record")

/* Translators: Canva: a note, without its period */
N_("Some teams must ask Canva support to switch SSO on")

/* Translators: Canva: a note, without its period */
N_("Send a stable ID as NameID, plus mail and names as attributes")

/* Translators: Canvas LMS: a note, without its period */
N_("Login Attribute picks what is compared with the Canvas sign-in")

/* Translators: Canvas LMS: a note, without its period */
N_("Many accounts have http:// in the entity ID; opening the /saml2 address shows the SP metadata")

/* Translators: Catchpoint: what it is, at most 80 characters */
N_("Internet performance monitoring")

/* Translators: Catchpoint: label of an entry */
N_("Namespace")

/* Translators: Catchpoint: where the entry’s value is found */
N_("Same text as in Catchpoint’s Namespace field")

/* Translators: Catchpoint: a note, without its period */
N_("Choose a Namespace; people type it at the SSO login")

/* Translators: Catchpoint: a note, without its period */
N_("Metadata upload works too")

/* Translators: Certent Equity Management: what it is, at most 80 characters */
N_("Equity compensation management")

/* Translators: Check Point Infinity Portal: what it is, at most 80 characters */
N_("Check Point cloud console")

/* Translators: Check Point Infinity Portal: what an ACS URL is for */
N_("EU and US")

/* Translators: Check Point Infinity Portal: what an ACS URL is for */
N_("AP")

/* Translators: Check Point Infinity Portal: a note, without its period */
N_("Newer consoles keep this under Identity & Access")

/* Translators: Check Point Infinity Portal: a note, without its period */
N_("Rights come from user groups in the portal")

/* Translators: Check Point Infinity Portal: a note, without its period */
N_("AP tenants use ap.portal.checkpoint.com as entity ID")

/* Translators: Check Point Remote Access VPN: what it is, at most 80 characters */
N_("Remote access VPN")

/* Translators: Check Point Remote Access VPN: label of an entry */
N_("Gateway")

/* Translators: Check Point Remote Access VPN: where the entry’s value is found */
N_("FQDN in the SAML portal main URL")

/* Translators: Check Point Remote Access VPN: label of an entry */
N_("Identifier UID")

/* Translators: Check Point Remote Access VPN: where the entry’s value is found */
N_("Last part of the addresses that {name} shows")

/* Translators: Check Point Remote Access VPN: a note, without its period */
N_("Choose service Remote Access VPN")

/* Translators: Check Point Remote Access VPN: a note, without its period */
N_("Make the object once per gateway")

/* Translators: Check Point Remote Access VPN: a note, without its period */
N_("Install the access policy afterwards")

/* Translators: Checkmarx One: what it is, at most 80 characters */
N_("Application security testing")

/* Translators: Checkmarx One: where the entry’s value is found */
N_("Service provider entity ID in the SAML settings of the IAM console")

/* Translators: Checkmarx One: where the entry’s value is found */
N_("Redirect URI in the app settings; depends on the alias")

/* Translators: Checkmarx One: a note, without its period */
N_("Choose the alias first; it becomes part of the redirect URI")

/* Translators: Checkmarx One: a note, without its period */
N_("IdP-initiated sign-in has its own address there")

/* Translators: CheckProof: what it is, at most 80 characters */
N_("Checklists and maintenance rounds")

/* Translators: CheckProof: label of an entry */
N_("Company ID")

/* Translators: CheckProof: where the entry’s value is found */
N_("ID inside the SAML addresses; support gives it")

/* Translators: CircleCI: what it is, at most 80 characters */
N_("Continuous integration service")

/* Translators: CircleCI: where the entry’s value is found */
N_("Among the Setup Parameters on CircleCI’s SSO page")

/* Translators: CircleCI: where the entry’s value is found */
N_("Among the Setup Parameters on the same page")

/* Translators: CircleCI: a note, without its period */
N_("Enter the mail domain as realm and publish the TXT record")

/* Translators: CircleCI: a note, without its period: Then turn on “Enforce SSO for all users” */
N_("Then turn on “{1}”")

/* Translators: CircleCI: a note, without its period */
N_("The Scale plan is needed")

/* Translators: CircleCI: a note, without its period */
N_("People are invited and keep a CircleCI mail and password account")

/* Translators: CircleCI: a note, without its period */
N_("The sign-in page must allow being framed by https://app.circleci.com")

/* Translators: Cisco Secure Client (ASA): label of an entry */
N_("VPN Host")

/* Translators: Cisco Secure Client (ASA): where the entry’s value is found */
N_("Name in the base-url of the ASA")

/* Translators: Cisco Secure Client (ASA): label of an entry */
N_("Tunnel Group")

/* Translators: Cisco Secure Client (ASA): where the entry’s value is found */
N_("Connection profile name; case matters, no dots or slashes")

/* Translators: Cisco Secure Client (ASA): a note, without its period */
N_("Load the certificate as a trustpoint first")

/* Translators: Cisco Secure Client (ASA): a note, without its period */
N_("After a change take saml identity-provider out of the tunnel group and put it back")

/* Translators: Cisco Secure Client (ASA): a note, without its period */
N_("Then authentication saml in the tunnel group")

/* Translators: Cisco Secure Client (ASA): a note, without its period */
N_("One connection per tunnel group")

/* Translators: Cisco Cloud: what it is, at most 80 characters */
N_("Cisco cloud applications")

/* Translators: Cisco Cloud: where the entry’s value is found */
N_("Sign-in host before .cisco.com, given by Cisco")

/* Translators: Cisco Cloud: label of an entry */
N_("Application Subdomain")

/* Translators: Cisco Cloud: a note, without its period: “country” wants a country, not an office location */
N_("“{1}” wants a country, not an office location")

/* Translators: Cisco Intersight: what it is, at most 80 characters */
N_("Infrastructure operations platform")

/* Translators: Cisco Intersight: where the entry’s value is found */
N_("In the SP metadata offered on Intersight’s Single Sign-On page")

/* Translators: Cisco Intersight: a note, without its period */
N_("Setup is self-service")

/* Translators: Cisco Meraki Dashboard: what it is, at most 80 characters */
N_("Cloud-managed networking")

/* Translators: Cisco Meraki Dashboard: where the entry’s value is found */
N_("Appears after saving the fingerprint in Organization settings")

/* Translators: Cisco Meraki Dashboard: a note, without its period */
N_("Fingerprint needs colons between the bytes")

/* Translators: Cisco Meraki Dashboard: a note, without its period */
N_("Create the role under Organization, Administrators, SAML administrator roles")

/* Translators: Cisco Meraki Dashboard: a note, without its period */
N_("Role value must match a Meraki SAML role name exactly")

/* Translators: Cisco Meraki Dashboard: a note, without its period */
N_("User name must not equal an existing dashboard sign-in")

/* Translators: Cisco Umbrella (admin): what it is, at most 80 characters */
N_("DNS security dashboard")

/* Translators: Cisco Umbrella (admin): where the entry’s value is found */
N_("In the Umbrella metadata offered by the SAML wizard")

/* Translators: Cisco Umbrella (admin): a note, without its period */
N_("Test before saving")

/* Translators: Cisco Umbrella (admin): a note, without its period */
N_("Accounts have to be added under Admin, Accounts first")

/* Translators: Citrix Cloud: what it is, at most 80 characters */
N_("Virtual apps and desktops")

/* Translators: Citrix Cloud: label of an entry */
N_("Workspace Name")

/* Translators: Citrix Cloud: a note, without its period */
N_("SAML Response: sign either response or assertion")

/* Translators: Citrix Cloud: a note, without its period */
N_("Request signing is a yes/no choice")

/* Translators: Citrix Cloud: a note, without its period */
N_("Pick Unspecified and Exact as authentication context")

/* Translators: Citrix Cloud: a note, without its period */
N_("Values have to match the user’s Active Directory object")

/* Translators: NetScaler (Citrix ADC): what it is, at most 80 characters */
N_("Application delivery and gateway")

/* Translators: NetScaler (Citrix ADC): label of an entry */
N_("Virtual Server FQDN")

/* Translators: NetScaler (Citrix ADC): a note, without its period */
N_("Issuer Name is the SP entity ID and must equal the one here")

/* Translators: NetScaler (Citrix ADC): a note, without its period */
N_("Bind the policy to the authentication virtual server")

/* Translators: NetScaler (Citrix ADC): a note, without its period */
N_("Entity ID is free text on the NetScaler")

/* Translators: Clarity: what it is, at most 80 characters */
N_("Project and portfolio management")

/* Translators: AdaptiveWork (Clarizen One): what it is, at most 80 characters */
N_("Project and work management")

/* Translators: AdaptiveWork (Clarizen One): a note, without its period: Tick “Enable Federated Authentication” and “Use POST” */
N_("Tick “{1}” and “{2}”")

/* Translators: Claromentis: what it is, at most 80 characters */
N_("Intranet and digital workplace")

/* Translators: Claromentis: where the entry’s value is found */
N_("Free text; the same as Entity ID under Auth Sources")

/* Translators: Claromentis: label of an entry */
N_("Site Address")

/* Translators: Claromentis: a note, without its period */
N_("Fill in technical contact and auth admin password first")

/* Translators: Claromentis: a note, without its period */
N_("/login?no_auto=0 is the other sign-in address")

/* Translators: ClearCompany: what it is, at most 80 characters */
N_("Recruiting and talent management")

/* Translators: Clebex: what it is, at most 80 characters */
N_("Workplace and facility services")

/* Translators: Clebex: where the entry’s value is found */
N_("IDENTIFIER on the SSO connector page")

/* Translators: Clebex: a note, without its period */
N_("Choose the Azure SSO connector; it takes any IdP’s values")

/* Translators: Clever: what it is, at most 80 characters */
N_("School district portal")

/* Translators: Clever: label of an entry */
N_("District Name")

/* Translators: Clever: where the entry’s value is found */
N_("Last part of the sign-in address of {name}")

/* Translators: Clever: a note, without its period */
N_("Districts pick Active Directory Authentication")

/* Translators: ClickTime: what it is, at most 80 characters */
N_("Time tracking")

/* Translators: ClickTime: what an ACS URL is for */
N_("Alternative")

/* Translators: ClickTime: a note, without its period */
N_("Allow sign-in with SSO first")

/* Translators: ClickUp: what it is, at most 80 characters */
N_("Tasks, docs and projects")

/* Translators: ClickUp: where the entry’s value is found */
N_("Shown in ClickUp when SAML is chosen under Security & Permissions")

/* Translators: ClickUp: where the entry’s value is found */
N_("On the same page of {name}")

/* Translators: ClickUp: a note, without its period */
N_("Each person links the IdP account once after setup")

/* Translators: ClickUp: a note, without its period */
N_("Replaces an earlier SSO setting")

/* Translators: ClickUp: a note, without its period */
N_("No attributes needed; NameID only has to be unique")

/* Translators: ClickUp: a note, without its period */
N_("Prefer a NameID other than the e-mail address, as a changed value has to be linked again")

/* Translators: Cloud Academy: what it is, at most 80 characters */
N_("Cloud skills training")

/* Translators: Cloud Academy: what an ACS URL is for */
N_("Cloud Academy")

/* Translators: Cloud Academy: what an ACS URL is for */
N_("QA platform")

/* Translators: Cloud Academy: a note, without its period */
N_("Attribute names are free; repeat them under SAML Attributes Mapping, with one for a unique ID")

/* Translators: Cloud Academy: a note, without its period */
N_("Test, then activate for the organization")

/* Translators: Cloud Academy: a note, without its period */
N_("QA tenants sign in at https://app.qa.com/login/enterprise/")

/* Translators: Cloudflare Zero Trust (Access): what it is, at most 80 characters */
N_("Zero trust application access")

/* Translators: Cloudflare Zero Trust (Access): label of an entry */
N_("Team Name")

/* Translators: Cloudflare Zero Trust (Access): where the entry’s value is found */
N_("Settings, Custom Pages in Zero Trust")

/* Translators: Cloudflare Zero Trust (Access): a note, without its period */
N_("Name the email attribute if it is not called email")

/* Translators: Cloudflare Zero Trust (Access): a note, without its period */
N_("List every attribute you want to use in policies")

/* Translators: Cloudflare Zero Trust (Access): a note, without its period */
N_("The signing key must be inside the SAML response")

/* Translators: Cloudflare Zero Trust (Access): a note, without its period */
N_("The names of attributes are free, but must be the same at {name}")

/* Translators: CloudPassage Halo: what it is, at most 80 characters */
N_("Cloud workload security")

/* Translators: CloudPassage Halo: where the entry’s value is found */
N_("Shown in the portal’s SSO Setup Documentation")

/* Translators: Mimecast Incydr (Code42): what it is, at most 80 characters */
N_("Insider risk detection")

/* Translators: Mimecast Incydr (Code42): where the entry’s value is found */
N_("In the service provider metadata of the Code42 console")

/* Translators: Cohesity cluster: what it is, at most 80 characters */
N_("Backup cluster console")

/* Translators: Cohesity cluster: label of an entry */
N_("Cluster FQDN")

/* Translators: Cohesity cluster: where the entry’s value is found */
N_("Settings, Cluster, Networking, VIPs")

/* Translators: Cohesity cluster: a note, without its period */
N_("SSO domain is what people type after the @")

/* Translators: Cohesity Helios: what it is, at most 80 characters */
N_("Backup as a service console")

/* Translators: Cohesity Helios: a note, without its period */
N_("Choose SAML; SSO domain is what people type after the @")

/* Translators: Axero (Communifire): what it is, at most 80 characters */
N_("Social intranet")

/* Translators: Commvault: what it is, at most 80 characters */
N_("Backup and recovery")

/* Translators: Commvault: label of an entry */
N_("Web Server Host")

/* Translators: Commvault: label of an entry */
N_("SAML App Key")

/* Translators: Commvault: where the entry’s value is found */
N_("Last part of the SSO URL that {name} shows")

/* Translators: Commvault: what an ACS URL is for */
N_("Command Center")

/* Translators: Commvault: what an ACS URL is for */
N_("Older web console")

/* Translators: Commvault: a note, without its period */
N_("The port is part of the values")

/* Translators: Concourse: what it is, at most 80 characters */
N_("Open source CI system")

/* Translators: Concourse: a note, without its period */
N_("CONCOURSE_SAML_ENTITY_ISSUER changes the entity ID")

/* Translators: Concourse: a note, without its period */
N_("*_ATTR settings rename the attributes")

/* Translators: Forsta Plus (Confirmit Horizons): what it is, at most 80 characters */
N_("Survey and feedback platform")

/* Translators: Forsta Plus (Confirmit Horizons): where the entry’s value is found */
N_("Host of your site, under confirmit.com, .com.au, .ca or .hk")

/* Translators: Forsta Plus (Confirmit Horizons): label of an entry */
N_("Customer ID")

/* Translators: Forsta Plus (Confirmit Horizons): a note, without its period */
N_("US site: entity ID and sign-in https://sso.us.confirmit.com/ plus the customer ID, ACS the same plus /saml/acs")

/* Translators: Confluence Data Center: what it is, at most 80 characters */
N_("Self-hosted team wiki")

/* Translators: Contentful: what it is, at most 80 characters */
N_("Headless content management")

/* Translators: Contentful: where the entry’s value is found */
N_("The ID in the ACS URL that {name} shows")

/* Translators: Contentful: a note, without its period */
N_("Give an SSO name; people type it for SP-initiated sign-in")

/* Translators: Contentful: a note, without its period: At the end press “Enable SSO” */
N_("At the end press “{1}”")

/* Translators: Contentstack: where the entry’s value is found: Shown as “Entity ID” once it is saved */
N_("Shown as “{1}” once it is saved")

/* Translators: Contentstack: a note, without its period */
N_("Create an SSO Name first: small letters, digits, hyphens")

/* Translators: Contentstack: a note, without its period */
N_("Run Test SSO before Enable SSO")

/* Translators: Contentstack: a note, without its period */
N_("Role mapping depends on the plan; leave the delimiter blank if roles come as a list")

/* Translators: Contentstack: a note, without its period */
N_("Sign-in address is the SSO One-Click URL shown at the end")

/* Translators: Contentstack: a note, without its period */
N_("The page also names the wanted attributes and NameID format")

/* Translators: Coralogix: what it is, at most 80 characters */
N_("Log analytics and observability")

/* Translators: Coralogix: label of an entry */
N_("Service Host")

/* Translators: Coralogix: where the entry’s value is found: “api.coralogix.com” or “aws-client-prod.coralogix.com” */
N_("“{1}” or “{2}”")

/* Translators: Coralogix: label of an entry */
N_("Team")

/* Translators: Coralogix: a note, without its period */
N_("Newer regions use other hosts; check the SP metadata Coralogix shows")

/* Translators: Cornerstone OnDemand: what it is, at most 80 characters */
N_("Learning and talent management")

/* Translators: Cornerstone OnDemand: label of an entry */
N_("Portal Name")

/* Translators: Cornerstone OnDemand: label of an entry */
N_("OU ID")

/* Translators: Cornerstone OnDemand: where the entry’s value is found */
N_("Number of the SSO record, from Cornerstone")

/* Translators: Cornerstone OnDemand: a note, without its period */
N_("The support of {name} sets up single sign-on: send these values")

/* Translators: Cornerstone OnDemand: a note, without its period */
N_("One connector serves recruiting, learning, performance and HR")

/* Translators: CorporateExperience: what it is, at most 80 characters */
N_("Corporate parking and workplace")

/* Translators: Cortex XSOAR: what it is, at most 80 characters */
N_("Security orchestration and response")

/* Translators: Cortex XSOAR: a note, without its period */
N_("Attribute names are typed into the integration")

/* Translators: Cortex XSOAR: a note, without its period */
N_("Service Provider Entity ID there must match the one here; its help text suggests https://host/saml")

/* Translators: Cortex XSOAR: a note, without its period */
N_("Send memberOf only as the group list")

/* Translators: Coupa: what it is, at most 80 characters */
N_("Business spend management")

/* Translators: Coupa: what an ACS URL is for */
N_("Production")

/* Translators: Coupa: what an ACS URL is for */
N_("Sandbox")

/* Translators: Coupa: a note, without its period */
N_("For the sandbox the entity ID is sso-stg1.coupahost.com")

/* Translators: Coupa: a note, without its period */
N_("People must exist with a Single Sign-On ID equal to NameID")

/* Translators: CrowdStrike Falcon: what it is, at most 80 characters */
N_("Endpoint protection console")

/* Translators: CrowdStrike Falcon: label of an entry */
N_("Console Host")

/* Translators: CrowdStrike Falcon: where the entry’s value is found: “falcon.crowdstrike.com”, “falcon.us-2.crowdstrike.com”, “falcon.eu-1.crowdstrike.com” or “falcon.laggar.gcw.crowdstrike.com” */
N_("“{1}”, “{2}”, “{3}” or “{4}”")

/* Translators: CrowdStrike Falcon: a note, without its period */
N_("Older tenants: send the metadata to CrowdStrike support")

/* Translators: Culture Amp: a note, without its period */
N_("Accounts without self-service get the values from support")

/* Translators: Culture Amp: a note, without its period */
N_("The account’s own sign-in link starts an SP-initiated sign-in")

/* Translators: Culture Amp: a note, without its period: “email” must be as in the record at {name} */
N_("“{1}” must be as in the record at {name}")

/* Translators: Custom SAML 2.0: what it is, at most 80 characters */
N_("Any application that can be a SAML 2.0 service provider")

/* Translators: Custom SAML 2.0: where the entry’s value is found */
N_("As the application shows it; its metadata fills it in as well")

/* Translators: Custom SAML 2.0: where the entry’s value is found */
N_("Where the application takes SAML responses; its metadata fills it in as well")

/* Translators: Custom SAML 2.0: a note, without its period */
N_("The service provider’s metadata is the surest way: import it if the application offers it")

/* Translators: Cvent (registration and Attendee Hub): what it is, at most 80 characters */
N_("Event registration")

/* Translators: Cvent (registration and Attendee Hub): where the entry’s value is found */
N_("The entityID in the metadata of {name}")

/* Translators: Cvent (registration and Attendee Hub): where the entry’s value is found */
N_("Location of AssertionConsumerService in the metadata of {name}")

/* Translators: Cvent (registration and Attendee Hub): a note, without its period */
N_("Open a support case with these values; Cvent answers with its metadata")

/* Translators: Cvent (registration and Attendee Hub): a note, without its period */
N_("Custom fields are filled from attributes of the same name")

/* Translators: CyberArk Privileged Access Manager: what it is, at most 80 characters */
N_("Privileged access vault")

/* Translators: CyberArk Privileged Access Manager: where the entry’s value is found */
N_("Name or address of the Password Vault Web Access server")

/* Translators: CyberArk Privileged Access Manager: a note, without its period */
N_("Switch SAML on under Options, Authentication Methods")

/* Translators: CyberArk Privileged Access Manager: a note, without its period */
N_("People must exist in the vault before")

/* Translators: CyberArk Privileged Access Manager: a note, without its period */
N_("Older saml.config samples use a capital P in PasswordVault; match the case of your server")

/* Translators: CylancePROTECT: label of an entry */
N_("Login Host")

/* Translators: CylancePROTECT: where the entry’s value is found: “login.cylance.com” for North America, otherwise “login-apne1”, “login-au”, “login-euc1” or “login-sae1” before “.cylance.com” */
N_("“{1}” for North America, otherwise “{2}”, “{3}”, “{4}” or “{5}” before “{6}”")

/* Translators: CylancePROTECT: a note, without its period */
N_("Send NameID only, no further attributes")

/* Translators: CylancePROTECT: a note, without its period */
N_("People must exist in the console")

/* Translators: Dagster+ (Dagster Cloud): what it is, at most 80 characters */
N_("Data pipeline orchestration")

/* Translators: Dagster+ (Dagster Cloud): a note, without its period */
N_("The metadata file is uploaded with the command line tool, not in the web pages")

/* Translators: Darwinbox: what it is, at most 80 characters */
N_("HR management")

/* Translators: Darwinbox: label of an entry */
N_("SP ID")

/* Translators: Darwinbox: a note, without its period */
N_("The entity ID is usually also the address of the SP metadata, which names the ACS")

/* Translators: Dashlane (Confidential SSO): what it is, at most 80 characters */
N_("Password manager for teams")

/* Translators: Dashlane (Confidential SSO): a note, without its period */
N_("Cannot be changed to self-hosted SSO later")

/* Translators: Dashlane (Confidential SSO): a note, without its period */
N_("Self-hosted SSO uses the address of your own encryption service")

/* Translators: Data3Sixty Govern: what it is, at most 80 characters */
N_("Data governance and catalog")

/* Translators: Databricks: what it is, at most 80 characters */
N_("Data and AI platform")

/* Translators: Databricks: label of an entry */
N_("Databricks Redirect URL")

/* Translators: Databricks: where the entry’s value is found: Shown as “Databricks Redirect URL” under Settings, Authentication, SAML 2.0 */
N_("Shown as “{1}” under Settings, Authentication, SAML 2.0")

/* Translators: Databricks: a note, without its period */
N_("Keep a second window signed in until it works")

/* Translators: Databricks: a note, without its period */
N_("Entity ID and ACS URL are the same address")

/* Translators: Databricks: a note, without its period */
N_("Azure Databricks always uses Entra and has no SAML setting")

/* Translators: DataCamp: what it is, at most 80 characters */
N_("Data skills training")

/* Translators: DataCamp: label of an entry */
N_("Group Slug")

/* Translators: DataCamp: where the entry’s value is found */
N_("Your group’s name in the DataCamp address")

/* Translators: DataCamp: label of an entry */
N_("Group Identifier")

/* Translators: DataCamp: what an ACS URL is for */
N_("IdP-initiated")

/* Translators: DataCamp: what an ACS URL is for */
N_("SP-initiated")

/* Translators: DataCamp: a note, without its period */
N_("Register both ACS addresses; the longer one is the default")

/* Translators: Datadog: what it is, at most 80 characters */
N_("Infrastructure and app monitoring")

/* Translators: Datadog: label of an entry */
N_("Site")

/* Translators: Datadog: where the entry’s value is found */
N_("Host of your Datadog site, such as app.datadoghq.com or us3.datadoghq.com")

/* Translators: Datadog: label of an entry */
N_("SAML ID")

/* Translators: Datadog: what an ACS URL is for */
N_("SP-initiated only")

/* Translators: Datadog: what an ACS URL is for */
N_("With IdP-initiated login")

/* Translators: Datadog: a note, without its period */
N_("Press Upload and Enable")

/* Translators: Datadog: a note, without its period */
N_("Tick Identity Provider Initiated Login if wanted; the ACS URL then has an ID")

/* Translators: Datadog: a note, without its period */
N_("Just-in-time accounts are allowed per mail domain")

/* Translators: Datadog: a note, without its period */
N_("Metadata may hold ASCII characters only")

/* Translators: Datadog: a note, without its period */
N_("Group names are mapped to roles under SAML mappings; the attribute name is free")

/* Translators: Degreed: what it is, at most 80 characters */
N_("Learning and upskilling")

/* Translators: Degreed: label of an entry */
N_("Instance Name")

/* Translators: Degreed: label of an entry */
N_("Company Code")

/* Translators: Degreed: where the entry’s value is found */
N_("Your organization’s code at Degreed")

/* Translators: Delinea Secret Server: what it is, at most 80 characters */
N_("Privileged credential vault")

/* Translators: Delinea Secret Server: label of an entry */
N_("Secret Server Address")

/* Translators: Delinea Secret Server: where the entry’s value is found */
N_("Host and path of Secret Server")

/* Translators: Delinea Secret Server: where the entry’s value is found */
N_("Service provider name set in Secret Server; any unique value")

/* Translators: Delinea Secret Server: a note, without its period */
N_("Response and assertion must both be signed")

/* Translators: Deltek Costpoint: what it is, at most 80 characters */
N_("ERP for government contractors")

/* Translators: Deltek Costpoint: where the entry’s value is found */
N_("In the SP metadata file made by the Configuration Utility")

/* Translators: Deltek Costpoint: where the entry’s value is found */
N_("In the same file; it ends in /LoginServlet.cps")

/* Translators: Deltek Costpoint: label of an entry */
N_("System")

/* Translators: Deltek Costpoint: where the entry’s value is found */
N_("Name of your Costpoint system")

/* Translators: Deltek Costpoint: a note, without its period */
N_("Paste the text of the metadata")

/* Translators: Deltek Costpoint: a note, without its period */
N_("Per user: authentication method Active Directory, SAML box ticked, IdP user name as certificate ID")

/* Translators: Deltek Costpoint: a note, without its period */
N_("Deltek’s security guide describes the rest")

/* Translators: Deputy: what it is, at most 80 characters */
N_("Staff scheduling and timesheets")

/* Translators: Deputy: where the entry’s value is found */
N_("Full host of your account, with region part if it has one")

/* Translators: Deputy: a note, without its period */
N_("For JIT name the two attributes in First name and Last name")

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

/* Translators: Dialpad: what it is, at most 80 characters */
N_("Cloud phone and messaging")

/* Translators: Dialpad: where the entry’s value is found */
N_("Shown in Dialpad under Authentication, SAML; contains your domain")

/* Translators: Dialpad: where the entry’s value is found */
N_("Shown on that page after saving")

/* Translators: DigiCert CertCentral: what it is, at most 80 characters */
N_("Certificate management")

/* Translators: DigiCert CertCentral: label of an entry */
N_("Federation Name")

/* Translators: DigiCert CertCentral: where the entry’s value is found */
N_("Name chosen for SSO in CertCentral")

/* Translators: Digital Pigeon: what it is, at most 80 characters */
N_("Large file delivery")

/* Translators: Digital Pigeon: a note, without its period */
N_("Business or Enterprise plan, account owner only")

/* Translators: Digital Pigeon: a note, without its period: The attribute “roles” is Digital Pigeon User, Digital Pigeon Power User or Digital Pigeon Admin */
N_("The attribute “{1}” is Digital Pigeon User, Digital Pigeon Power User or Digital Pigeon Admin")

/* Translators: Discourse (SAML plugin): what it is, at most 80 characters */
N_("Community forum")

/* Translators: Discourse (SAML plugin): label of an entry */
N_("Forum Host")

/* Translators: Discourse (SAML plugin): a note, without its period */
N_("Certificate or fingerprint, one is enough")

/* Translators: Discourse (SAML plugin): a note, without its period */
N_("Older versions read these from the container environment")

/* Translators: Displayr: what it is, at most 80 characters */
N_("Survey analysis and reporting")

/* Translators: Displayr: a note, without its period */
N_("Issuer takes the same value as the entity ID above")

/* Translators: Displayr: a note, without its period */
N_("Group mappings are optional")

/* Translators: Displayr: a note, without its period */
N_("Everyone the IdP lets through can sign in")

/* Translators: Docebo: a note, without its period */
N_("Activate the SAML app first")

/* Translators: Docebo: a note, without its period */
N_("Username Attribute holds the name of the attribute sent, here email")

/* Translators: Docebo: a note, without its period */
N_("Paste the metadata without blanks or comments")

/* Translators: Docebo: a note, without its period */
N_("Leave assertions unencrypted")

/* Translators: Docebo: a note, without its period */
N_("The SP addresses follow the platform’s domain, so set a custom domain first")

/* Translators: Docusign: where the entry’s value is found */
N_("First part of the host in the endpoints, account in production")

/* Translators: Docusign: where the entry’s value is found */
N_("ID after organizations/ in the endpoints")

/* Translators: Docusign: label of an entry */
N_("IdP ID")

/* Translators: Docusign: where the entry’s value is found */
N_("The ID in the Service Provider Login URL that {name} shows")

/* Translators: Docusign: a note, without its period */
N_("Send AuthN request by: POST; logout request by: GET")

/* Translators: Docusign: a note, without its period */
N_("Actions, Endpoints shows the SP values")

/* Translators: Docusign: a note, without its period */
N_("Attribute names can be changed under Custom Attribute Mapping")

/* Translators: Domo: where the entry’s value is found */
N_("Assertion endpoint shown on Domo’s SSO page")

/* Translators: Domo: a note, without its period */
N_("Tick Import groups from identity provider to use the group attribute")

/* Translators: Domo: a note, without its period */
N_("List people who may bypass SSO under Direct Sign-On")

/* Translators: Domo: a note, without its period */
N_("Once on, everybody else must sign in with SSO")

/* Translators: Dropbox Business: what it is, at most 80 characters */
N_("File sync and sharing for teams")

/* Translators: Dropbox Business: label of an entry */
N_("SSO Sign-in ID")

/* Translators: Dropbox Business: where the entry’s value is found */
N_("Last part of the sign-in URL that {name} shows")

/* Translators: Dropbox Business: a note, without its period */
N_("Start with Optional, then change to Required")

/* Translators: Drupal (SAML Authentication): what it is, at most 80 characters */
N_("Content management system")

/* Translators: Drupal (SAML Authentication): where the entry’s value is found */
N_("Entity ID typed into the module’s service provider part")

/* Translators: Drupal (SAML Authentication): a note, without its period */
N_("Unique ID, user name and e-mail attribute names are typed in")

/* Translators: Drupal (SAML Authentication): a note, without its period */
N_("/saml/metadata shows the SP metadata")

/* Translators: Druva: what it is, at most 80 characters */
N_("SaaS data protection")

/* Translators: Druva: label of an entry */
N_("SSO Token")

/* Translators: Druva: where the entry’s value is found */
N_("Made in the console of {name}, without quotes")

/* Translators: Druva: a note, without its period */
N_("Leave failsafe access on for administrators")

/* Translators: Druva: a note, without its period */
N_("The token is a secret; store it as one")

/* Translators: Druva: a note, without its period */
N_("No quotation marks round the token")

/* Translators: Dynatrace: what it is, at most 80 characters */
N_("Observability platform")

/* Translators: Dynatrace: a note, without its period */
N_("Sign the whole response, not only the assertion")

/* Translators: e2open CM-Global: what it is, at most 80 characters */
N_("Channel management")

/* Translators: e2open CM-Global: label of an entry */
N_("Tenant GUID")

/* Translators: e2open CM-Global: label of an entry */
N_("SaaS ID")

/* Translators: e2open CM-Global: where the entry’s value is found */
N_("In the sign-in link from e2open")

/* Translators: EasySSO for Jira: what it is, at most 80 characters */
N_("SAML plugin for self-hosted Jira")

/* Translators: EasySSO for Jira: label of an entry */
N_("Base Address")

/* Translators: EasySSO for Jira: where the entry’s value is found */
N_("Host and path of Jira without https://")

/* Translators: EasySSO for Jira: a note, without its period */
N_("The metadata file fills every field")

/* Translators: EasySSO for Jira: a note, without its period */
N_("By hand: certificate here, the other two on the General tab")

/* Translators: EasySSO for Jira: a note, without its period */
N_("Look & Feel adds a SAML login button")

/* Translators: EasySSO for Jira: a note, without its period: Accounts are not made until “Create user on successful login” is ticked */
N_("Accounts are not made until “{1}” is ticked")

/* Translators: EBSCO: what it is, at most 80 characters */
N_("Research databases")

/* Translators: EBSCO: label of an entry */
N_("Profile")

/* Translators: EBSCO: where the entry’s value is found: “eds” for Discovery Service, “ehost” for EBSCOhost, or your own */
N_("“{1}” for Discovery Service, “{2}” for EBSCOhost, or your own")

/* Translators: EBSCO: a note, without its period */
N_("Agree with EBSCO whether accounts are made silently or by a form")

/* Translators: EchoSpan: what it is, at most 80 characters */
N_("Feedback and performance reviews")

/* Translators: Edcor: what it is, at most 80 characters */
N_("Tuition assistance")

/* Translators: Edcor: a note, without its period */
N_("Ask Edcor whether the ACS address equals the entity ID")

/* Translators: eDigitalResearch: what it is, at most 80 characters */
N_("Customer experience surveys")

/* Translators: Egnyte: what it is, at most 80 characters */
N_("File sharing and governance")

/* Translators: Egnyte: label of an entry */
N_("IdP Name in the ACS URL")

/* Translators: Egnyte: where the entry’s value is found */
N_("Last part of the SAML consumer URL; follows the identity provider picked in Egnyte, AzureAD for Entra")

/* Translators: Egnyte: a note, without its period */
N_("Leave Use domain-specific issuer value disabled")

/* Translators: Egnyte: a note, without its period */
N_("People are added in Egnyte with authentication type Single Sign-On")

/* Translators: Microsoft Entra External ID (SAML provider): what it is, at most 80 characters */
N_("Guest sign-in with another IdP")

/* Translators: Microsoft Entra External ID (SAML provider): label of an entry */
N_("Tenant ID")

/* Translators: Microsoft Entra External ID (SAML provider): where the entry’s value is found */
N_("Directory ID of the inviting Entra tenant")

/* Translators: Microsoft Entra External ID (SAML provider): a note, without its period */
N_("The partner domain must match the sign-in URL or carry a DirectFedAuthUrl TXT record")

/* Translators: Microsoft Entra External ID (SAML provider): a note, without its period */
N_("For guests; federating your own domain is a different setup with ImmutableID")

/* Translators: Envoy: what it is, at most 80 characters */
N_("Visitor and workplace management")

/* Translators: Envoy: where the entry’s value is found */
N_("The number in the address that {name} shows")

/* Translators: Envoy: a note, without its period */
N_("Keep Required off until tested; global admins can always use a password")

/* Translators: Envoy: a note, without its period */
N_("People come from the directory sync or SCIM")

/* Translators: Everbridge (manager portal): what it is, at most 80 characters */
N_("Mass notification, administrators")

/* Translators: Everbridge (manager portal): label of an entry */
N_("API Name")

/* Translators: Everbridge (manager portal): where the entry’s value is found */
N_("Value of API Name on the SSO page")

/* Translators: Everbridge (manager portal): a note, without its period */
N_("Identity is in the NameIdentifier of the subject")

/* Translators: Everbridge (manager portal): a note, without its period */
N_("Request binding HTTP Redirect")

/* Translators: Everbridge (member portal): what it is, at most 80 characters */
N_("Mass notification, recipients")

/* Translators: Everbridge (member portal): where the entry’s value is found */
N_("Number of the Everbridge organization")

/* Translators: Evernote Teams: what it is, at most 80 characters */
N_("Team note taking")

/* Translators: Evernote Teams: a note, without its period */
N_("Paste the certificate with its BEGIN and END lines")

/* Translators: Expensify: what it is, at most 80 characters */
N_("Expense reports and receipts")

/* Translators: Expensify: where the entry’s value is found */
N_("Domain claimed in Expensify")

/* Translators: Expensify: a note, without its period */
N_("Enable Domain Control for the domain first")

/* Translators: Expensify: a note, without its period: Turn on “SAML Login” */
N_("Turn on “{1}”")

/* Translators: F5 BIG-IP APM (as service provider): what it is, at most 80 characters */
N_("Access policy and VPN gateway")

/* Translators: F5 BIG-IP APM (as service provider): label of an entry */
N_("Virtual Server Host")

/* Translators: F5 BIG-IP APM (as service provider): where the entry’s value is found */
N_("Entity ID typed into the local SP service")

/* Translators: F5 BIG-IP APM (as service provider): a note, without its period */
N_("Bind the connector to the local SP service, then add SAML Auth to the access policy")

/* Translators: Figma: what it is, at most 80 characters */
N_("Interface design tool")

/* Translators: Figma: where the entry’s value is found */
N_("Number shown in Figma’s SAML settings")

/* Translators: FortiGate administrator login: what it is, at most 80 characters */
N_("Firewall administrator sign-in")

/* Translators: FortiGate administrator login: label of an entry */
N_("SP Address")

/* Translators: FortiGate administrator login: where the entry’s value is found */
N_("Address given as SP Address on the FortiGate")

/* Translators: FortiGate administrator login: a note, without its period */
N_("Mode Service Provider, IdP type Custom")

/* Translators: FortiGate administrator login: a note, without its period */
N_("New administrators get the default admin profile; pick one without rights")

/* Translators: FortiGate administrator login: a note, without its period */
N_("The SP entity ID field decides http or https and the trailing slash; copy it")

/* Translators: FortiGate SSL VPN: where the entry’s value is found */
N_("Address of the SSL VPN")

/* Translators: FortiGate SSL VPN: label of an entry */
N_("SSL VPN Port")

/* Translators: FortiGate SSL VPN: where the entry’s value is found */
N_("Port of the SSL VPN listener")

/* Translators: FortiGate SSL VPN: a note, without its period */
N_("Import the certificate first under System, Certificates, Remote Certificate")

/* Translators: FortiGate SSL VPN: a note, without its period */
N_("Attribute names are case-sensitive and set with user-name and group-name")

/* Translators: FortiGate SSL VPN: a note, without its period */
N_("Same settings on the CLI: config user saml")

/* Translators: FortiGate SSL VPN: a note, without its period */
N_("Match the group value in config user group")

/* Translators: FortiManager: what it is, at most 80 characters */
N_("Central Fortinet management")

/* Translators: FortiManager: where the entry’s value is found */
N_("FQDN entered as SP Address")

/* Translators: FortiManager: a note, without its period */
N_("Unknown users are created with the default admin profile")

/* Translators: FortiManager: a note, without its period */
N_("FortiAnalyzer uses the same screen and paths")

/* Translators: Freshdesk: what it is, at most 80 characters */
N_("Customer support tickets")

/* Translators: Freshdesk: label of an entry */
N_("Organization")

/* Translators: Freshdesk: label of an entry */
N_("SP Module ID")

/* Translators: Freshdesk: where the entry’s value is found */
N_("The number in the entity ID that {name} shows")

/* Translators: Freshdesk: a note, without its period */
N_("Some accounts show an ACS URL under freshworks.com; then use the Freshworks connector")

/* Translators: Freshservice: what it is, at most 80 characters */
N_("IT service desk")

/* Translators: Freshservice: a note, without its period */
N_("Accounts moved to the Freshworks sign-in use the Freshworks connector")

/* Translators: Freshworks: what it is, at most 80 characters */
N_("Support and sales suite sign-in")

/* Translators: Freshworks: label of an entry */
N_("ACS Path")

/* Translators: Freshworks: where the entry’s value is found: What follows “/sp/SAML/” in the ACS URL that {name} shows */
N_("What follows “{1}” in the ACS URL that {name} shows")

/* Translators: Freshworks: a note, without its period */
N_("The response is signed as a whole")

/* Translators: GaggleAMP: what it is, at most 80 characters */
N_("Employee advocacy for social media")

/* Translators: GaggleAMP: where the entry’s value is found */
N_("Shown on the SAML page GaggleAMP support opens for you")

/* Translators: GaggleAMP: a note, without its period */
N_("Support has to create the SAML page first")

/* Translators: Generic Web Application: what it is, at most 80 characters */
N_("Entity ID and ACS URL are entered, the usual attributes are sent")

/* Translators: Generic Web Application: where the entry’s value is found */
N_("As the application shows it, often the address of its metadata")

/* Translators: Generic Web Application: where the entry’s value is found */
N_("Where the application takes SAML responses")

/* Translators: Generic Web Application: where the entry’s value is found */
N_("The page of the application where people begin to sign in")

/* Translators: Generic Web Application: a note, without its period */
N_("Give the attributes the names that the application reads")

/* Translators: Genesys Cloud: what it is, at most 80 characters */
N_("Cloud contact center")

/* Translators: Genesys Cloud: label of an entry */
N_("Region Domain")

/* Translators: Genesys Cloud: where the entry’s value is found */
N_("Sign-in domain of your region")

/* Translators: Genesys Cloud: label of an entry */
N_("Organization Short Name")

/* Translators: Genesys Cloud: where the entry’s value is found */
N_("The name that people enter when they sign in to {name}")

/* Translators: Genesys Cloud: a note, without its period */
N_("Relying Party Identifier must match the audience sent by the IdP")

/* Translators: Genesys Cloud: a note, without its period */
N_("Known region domains: mypurecloud.com, .de, .jp, .ie and .com.au")

/* Translators: getAbstract: what it is, at most 80 characters */
N_("Business book summaries")

/* Translators: getAbstract: what an ACS URL is for */
N_("Staging")

/* Translators: getAbstract: a note, without its period */
N_("Staging uses the entity ID https://int.getabstract.com")

/* Translators: GetThere: what it is, at most 80 characters */
N_("Corporate travel booking")

/* Translators: GetThere: what an ACS URL is for */
N_("Host wx1, post")

/* Translators: GetThere: what an ACS URL is for */
N_("Host gtx2-gcte2, post")

/* Translators: GetThere: what an ACS URL is for */
N_("Host wx1, validate")

/* Translators: GetThere: what an ACS URL is for */
N_("Host gtx2-gcte2, validate")

/* Translators: GetThere: a note, without its period */
N_("Some sites use the entity ID http://idp.getthere.com")

/* Translators: GetThere: a note, without its period */
N_("Sabre tells which ACS URL applies")

/* Translators: SAP Customer Data Cloud (Gigya) Console: what it is, at most 80 characters */
N_("Customer identity console")

/* Translators: SAP Customer Data Cloud (Gigya) Console: a note, without its period */
N_("Name ID Format takes the format chosen for the NameID")

/* Translators: SAP Customer Data Cloud (Gigya) Console: a note, without its period */
N_("Older Gigya pattern; compare the entity ID with the console")

/* Translators: GitGuardian: what it is, at most 80 characters */
N_("Secrets detection in code")

/* Translators: GitGuardian: a note, without its period */
N_("Confirm the box about the two mapped attributes")

/* Translators: GitGuardian: a note, without its period */
N_("Only owner or manager can do this")

/* Translators: GitHub Enterprise Managed Users: what it is, at most 80 characters */
N_("GitHub enterprise with managed accounts")

/* Translators: GitHub Enterprise Managed Users: label of an entry */
N_("Enterprise Name")

/* Translators: GitHub Enterprise Managed Users: where the entry’s value is found */
N_("The name after github.com/enterprises/")

/* Translators: GitHub Enterprise Managed Users: a note, without its period */
N_("Sign in as the setup user to configure it")

/* Translators: GitHub Enterprise Managed Users: a note, without its period */
N_("Keep the recovery codes")

/* Translators: GitHub Enterprise Managed Users: a note, without its period */
N_("Accounts must be provisioned by SCIM; SAML alone lets nobody in")

/* Translators: GitHub Enterprise Server: what it is, at most 80 characters */
N_("Self-hosted GitHub")

/* Translators: GitHub Enterprise Server: label of an entry */
N_("Server Host Name")

/* Translators: GitHub Enterprise Server: a note, without its period */
N_("Match signature and digest method to the IdP")

/* Translators: GitHub Enterprise Server: a note, without its period */
N_("Attribute names can be changed under User attributes")

/* Translators: GitHub Enterprise Server: a note, without its period */
N_("Allow built-in authentication if an emergency account is wanted")

/* Translators: GitHub Enterprise Server: a note, without its period */
N_("With the administrator attribute the value true makes a site administrator")

/* Translators: GitHub Enterprise Cloud organization: what it is, at most 80 characters */
N_("Source hosting, one organization")

/* Translators: GitHub Enterprise Cloud organization: where the entry’s value is found */
N_("The name after github.com/orgs/")

/* Translators: GitHub Enterprise Cloud organization: a note, without its period */
N_("Set signature and digest method to RSA-SHA256 and SHA256")

/* Translators: GitHub Enterprise Cloud organization: a note, without its period */
N_("GitHub Enterprise Cloud is needed")

/* Translators: GitHub Enterprise Cloud organization: a note, without its period */
N_("People keep their personal GitHub sign-in; SSO is asked on top of it")

/* Translators: GitLab.com group: what it is, at most 80 characters */
N_("Source hosting, one GitLab.com group")

/* Translators: GitLab.com group: label of an entry */
N_("Group Path")

/* Translators: GitLab.com group: where the entry’s value is found */
N_("Path of the top-level group after gitlab.com/")

/* Translators: GitLab.com group: where the entry’s value is found */
N_("Token at the end of the GitLab single sign-on URL on the SAML SSO page")

/* Translators: GitLab.com group: a note, without its period */
N_("Top-level groups on a paid tier only")

/* Translators: GitLab.com group: a note, without its period */
N_("Use Verify SAML Configuration to test")

/* Translators: GitLab.com group: a note, without its period */
N_("Newer versions also take a SHA-256 fingerprint")

/* Translators: GitLab.com group: a note, without its period */
N_("NameID must never change; a changed value cuts the link to the account")

/* Translators: GitLab Self-Managed: what it is, at most 80 characters */
N_("Self-hosted GitLab")

/* Translators: GitLab Self-Managed: a note, without its period */
N_("Set issuer to https://your-host and assertion_consumer_service_url to the ACS URL")

/* Translators: GitLab Self-Managed: a note, without its period: List “saml” under omniauth_allow_single_sign_on to make accounts at the first sign-in */
N_("List “{1}” under omniauth_allow_single_sign_on to make accounts at the first sign-in")

/* Translators: GitLab Self-Managed: a note, without its period */
N_("Run gitlab-ctl reconfigure afterwards")

/* Translators: GitLab Self-Managed: a note, without its period */
N_("/users/sign_in?auto_sign_in=false still offers the local sign-in")

/* Translators: GitLab Self-Managed: a note, without its period */
N_("Attribute names can be remapped with attribute_statements")

/* Translators: Gong: what it is, at most 80 characters */
N_("Sales call analysis")

/* Translators: Gong: a note, without its period */
N_("Also enter where to go after logout")

/* Translators: Gong: a note, without its period */
N_("The ACS path contains okta for every IdP")

/* Translators: Gong: a note, without its period */
N_("Metadata must list POST and Redirect SSO bindings")

/* Translators: Gong: a note, without its period */
N_("Do not demand signed requests")

/* Translators: Gong: a note, without its period */
N_("Send no attributes besides NameID")

/* Translators: Google Cloud / Cloud Identity: what it is, at most 80 characters */
N_("Google cloud console and identity")

/* Translators: Google Cloud / Cloud Identity: label of an entry */
N_("Primary Domain")

/* Translators: Google Cloud / Cloud Identity: where the entry’s value is found */
N_("Domain of the Google organization")

/* Translators: Google Cloud / Cloud Identity: label of an entry */
N_("SSO Profile ID")

/* Translators: Google Cloud / Cloud Identity: where the entry’s value is found */
N_("Last part of the entity ID shown in the SSO profile; only for named profiles")

/* Translators: Google Cloud / Cloud Identity: what an ACS URL is for */
N_("Organization-wide profile")

/* Translators: Google Cloud / Cloud Identity: what an ACS URL is for */
N_("Named SSO profile")

/* Translators: Google Cloud / Cloud Identity: a note, without its period */
N_("Tick Use a domain specific issuer so the audience is google.com/a/DOMAIN, else it is google.com")

/* Translators: Google Cloud / Cloud Identity: a note, without its period */
N_("Named profiles can be assigned per organizational unit or group")

/* Translators: Google Cloud / Cloud Identity: a note, without its period */
N_("A named SSO profile has its own entity ID, https://accounts.google.com/samlrp/PROFILE-ID; copy it from the profile")

/* Translators: Google Cloud / Cloud Identity: a note, without its period */
N_("NameID must be the user’s primary Google address")

/* Translators: Google Cloud / Cloud Identity: a note, without its period */
N_("Super admins bypass SSO on admin.google.com")

/* Translators: Google Cloud Workforce Identity Federation: what it is, at most 80 characters */
N_("Google Cloud sign-in without accounts")

/* Translators: Google Cloud Workforce Identity Federation: label of an entry */
N_("Pool ID")

/* Translators: Google Cloud Workforce Identity Federation: where the entry’s value is found */
N_("ID of the workforce pool")

/* Translators: Google Cloud Workforce Identity Federation: label of an entry */
N_("Provider ID")

/* Translators: Google Cloud Workforce Identity Federation: where the entry’s value is found */
N_("ID of the provider in the pool")

/* Translators: Google Cloud Workforce Identity Federation: a note, without its period */
N_("The attribute mapping must set google.subject, for example from assertion.subject")

/* Translators: Google Cloud Workforce Identity Federation: a note, without its period */
N_("Map google.groups to use groups in IAM")

/* Translators: Google Workspace (legacy SSO profile): what it is, at most 80 characters */
N_("Mail, documents and Google Cloud sign-in")

/* Translators: Google Workspace (legacy SSO profile): where the entry’s value is found */
N_("Primary domain of the Google account")

/* Translators: Google Workspace (legacy SSO profile): what an ACS URL is for */
N_("Organization domain")

/* Translators: Google Workspace (legacy SSO profile): a note, without its period */
N_("Tick Use a domain specific issuer; without it the entity ID is google.com")

/* Translators: Google Workspace (legacy SSO profile): a note, without its period */
N_("Super administrators keep signing in at Google")

/* Translators: Google Workspace (legacy SSO profile): a note, without its period */
N_("Prefer SSO profiles per group or unit for new set-ups")

/* Translators: Google Workspace: what it is, at most 80 characters */
N_("Mail, documents and Google Cloud")

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

/* Translators: GoTo: what it is, at most 80 characters */
N_("Meetings, phone and remote support")

/* Translators: GoTo: a note, without its period */
N_("Verify the mail domain first; that creates the organization")

/* Translators: GoTo: a note, without its period */
N_("Choose Automatic for metadata or Manual for single values")

/* Translators: GoTo: a note, without its period */
N_("Newer GoTo help names identity.goto.com/saml/sp as entity ID; use what your Organization Center shows")

/* Translators: GoTo: a note, without its period */
N_("The NameID must be the e-mail address")

/* Translators: GovWin IQ: what it is, at most 80 characters */
N_("Government contract market intelligence")

/* Translators: GovWin IQ: where the entry’s value is found */
N_("Digits after ORG_ in the Reply URL shown")

/* Translators: GovWin IQ: a note, without its period */
N_("Your customer success manager has to make a user SAML SSO Admin")

/* Translators: GovWin IQ: a note, without its period */
N_("Exclude all people at first and add a tester")

/* Translators: GovWin IQ: a note, without its period */
N_("Changes take about 10 minutes")

/* Translators: GovWin IQ: a note, without its period */
N_("Web-service users must stay excluded")

/* Translators: GovWin IQ: a note, without its period */
N_("E-mail addresses must match those in GovWin IQ")

/* Translators: Grafana Enterprise: what it is, at most 80 characters */
N_("Dashboards and observability")

/* Translators: Grafana Enterprise: a note, without its period */
N_("Same keys in grafana.ini under [auth.saml]")

/* Translators: Grafana Enterprise: a note, without its period */
N_("Attribute names are set with assertion_attribute_*; mail is also the sign-in by default")

/* Translators: Grafana Enterprise: a note, without its period: “allow_idp_initiated” and single_logout are off by default */
N_("“{1}” and single_logout are off by default")

/* Translators: Grafana Enterprise: a note, without its period */
N_("Not in the open source edition")

/* Translators: Grafana Enterprise: a note, without its period: “root_url” has to be right, the paths hang on it */
N_("“{1}” has to be right, the paths hang on it")

/* Translators: Greenhouse: what it is, at most 80 characters */
N_("Applicant tracking")

/* Translators: Greenhouse: where the entry’s value is found: Shown under “Configure → Dev Center → Single Sign-On” */
N_("Shown under “{1}”")

/* Translators: Greenhouse: a note, without its period */
N_("Press Begin Testing, then finalize")

/* Translators: Greenhouse: a note, without its period: Choose “NameID format on the same page” */
N_("Choose “{1}”")

/* Translators: GreenOrbit: what it is, at most 80 characters */
N_("Company intranet")

/* Translators: GreenOrbit: label of an entry */
N_("Intranet Host")

/* Translators: Guru: what it is, at most 80 characters */
N_("Company knowledge base")

/* Translators: Guru: label of an entry */
N_("Team ID")

/* Translators: HackerOne: where the entry’s value is found */
N_("Domain registered for SAML at HackerOne")

/* Translators: HappyFox: what it is, at most 80 characters */
N_("Help desk ticketing")

/* Translators: HappyFox: a note, without its period */
N_("People then press the SAML button on the sign-in page")

/* Translators: Harness: what it is, at most 80 characters */
N_("Software delivery platform")

/* Translators: Harness: where the entry’s value is found */
N_("Harness account ID; it is in the SAML Endpoint URL shown")

/* Translators: Harness: a note, without its period */
N_("Copy the SAML Endpoint URL shown there as ACS URL")

/* Translators: Harness: a note, without its period */
N_("Self-managed or other clusters show another SAML Endpoint URL")

/* Translators: HCP Terraform: what it is, at most 80 characters */
N_("Infrastructure as code service")

/* Translators: HCP Terraform: where the entry’s value is found */
N_("What follows samlconf- in the SSO settings")

/* Translators: Help Scout: what it is, at most 80 characters */
N_("Shared inbox and help desk")

/* Translators: Help Scout: a note, without its period */
N_("Enter the mail domains that use single sign-on")

/* Translators: Help Scout: a note, without its period */
N_("Force SAML Sign-on stops passwords, except for the owner")

/* Translators: Heroku: what it is, at most 80 characters */
N_("Cloud application platform")

/* Translators: Heroku: where the entry’s value is found */
N_("Heroku team or enterprise name")

/* Translators: Heroku: where the entry’s value is found */
N_("In the settings of {name} for single sign-on, or from its support")

/* Translators: Heroku: a note, without its period */
N_("The team page then shows Heroku Login URL and Heroku Entity ID")

/* Translators: Hightail: what it is, at most 80 characters */
N_("File sharing and review")

/* Translators: Hightail: a note, without its period */
N_("Compare the SAML consumer URL shown there with the ACS URL")

/* Translators: Hightail: a note, without its period */
N_("Hightail has to allow your mail domain first")

/* Translators: HireVue: what it is, at most 80 characters */
N_("Video interviews and hiring")

/* Translators: HireVue: a note, without its period */
N_("Staging uses urn:federation:hirevue.com:saml:sp:staging and stghv.com")

/* Translators: Hornbill: what it is, at most 80 characters */
N_("Service desk platform")

/* Translators: Hornbill: where the entry’s value is found */
N_("Shown in the Solution Center under Your usage, Support")

/* Translators: Hornbill: label of an entry */
N_("API Subdomain")

/* Translators: Hornbill: where the entry’s value is found */
N_("API host prefix, shown on the same page")

/* Translators: Hornbill: a note, without its period: Press “Process”, then “Save Changes” */
N_("Press “{1}”, then “{2}”")

/* Translators: Hornbill: a note, without its period */
N_("The mobile catalog adds a second entity ID and ACS under hornbill/mcatalog")

/* Translators: Hosted Graphite: what it is, at most 80 characters */
N_("Hosted Graphite metrics")

/* Translators: Hosted Graphite: label of an entry */
N_("User ID")

/* Translators: Hosted Graphite: a note, without its period */
N_("Default User Role sets what new users may do")

/* Translators: Hoxhunt: what it is, at most 80 characters */
N_("Phishing and security awareness training")

/* Translators: HubSpot: what it is, at most 80 characters */
N_("CRM and marketing platform")

/* Translators: HubSpot: label of an entry */
N_("Hub ID")

/* Translators: HubSpot: where the entry’s value is found */
N_("Number of the HubSpot account")

/* Translators: HYPE Enterprise: what it is, at most 80 characters */
N_("Innovation management")

/* Translators: IBM OpenPages: what it is, at most 80 characters */
N_("Governance, risk and compliance")

/* Translators: IBM OpenPages: label of an entry */
N_("Port")

/* Translators: IBM OpenPages: where the entry’s value is found */
N_("Port of your OpenPages address")

/* Translators: IBM OpenPages: a note, without its period */
N_("Hosted pattern; IBM confirms both values")

/* Translators: IBMid: what it is, at most 80 characters */
N_("Login for IBM services")

/* Translators: IBMid: what an ACS URL is for */
N_("Pre-production")

/* Translators: IBMid: a note, without its period */
N_("Send the metadata file to the IBMid federation team")

/* Translators: IBMid: a note, without its period */
N_("Pre-production uses the entity ID https://prepiam.ice.ibmcloud.com/saml/sps/saml20sp/saml20")

/* Translators: iCIMS: what it is, at most 80 characters */
N_("Talent acquisition suite")

/* Translators: iCIMS: where the entry’s value is found */
N_("Given by iCIMS support; host ends in .icims.com")

/* Translators: IdeaScale: what it is, at most 80 characters */
N_("Idea management")

/* Translators: IdeaScale: label of an entry */
N_("Community Name")

/* Translators: IdeaScale: a note, without its period */
N_("Choose SAML 2.0 as Single-Signon Type")

/* Translators: IdeaScale: a note, without its period */
N_("Some communities use an http:// entity ID")

/* Translators: Igloo Software: what it is, at most 80 characters */
N_("Digital workplace intranet")

/* Translators: Igloo Software: a note, without its period */
N_("HTTP type POST for logout")

/* Translators: Igloo Software: a note, without its period */
N_("Enter the names of the attributes as they are here")

/* Translators: Igloo Software: a note, without its period */
N_("Accounts are made at the first sign-in only if that is allowed there")

/* Translators: iLMS: what it is, at most 80 characters */
N_("Security awareness learning platform")

/* Translators: iLMS: where the entry’s value is found */
N_("Identifier in the Service Provider section")

/* Translators: iLMS: where the entry’s value is found */
N_("Part of the Endpoint URL that {name} shows")

/* Translators: iLMS: a note, without its period */
N_("Business Rules decide about new regions and departments")

/* Translators: Image Relay: a note, without its period */
N_("Requests come by HTTP-POST")

/* Translators: Image Relay: a note, without its period */
N_("First make a permission group for SSO users")

/* Translators: Infinite Campus: what it is, at most 80 characters */
N_("Student information system")

/* Translators: Infinite Campus: label of an entry */
N_("Host Name Part")

/* Translators: Infinite Campus: where the entry’s value is found */
N_("Application name of your district in the address")

/* Translators: Infinite Campus: a note, without its period */
N_("The Student Information System product security role is needed")

/* Translators: Infinite Campus: a note, without its period */
N_("Press Sync after a certificate change")

/* Translators: Infinite Campus: a note, without its period */
N_("Each sandbox or staging site is a connector of its own")

/* Translators: Infinite Campus: a note, without its period */
N_("Self-hosted districts have another domain")

/* Translators: Infor CloudSuite: what it is, at most 80 characters */
N_("Cloud ERP suite")

/* Translators: Infor CloudSuite: label of an entry */
N_("Region Host")

/* Translators: Infor CloudSuite: where the entry’s value is found: “inforcloudsuite.com”, or with se1., se2. or eu1. in front */
N_("“{1}”, or with se1., se2. or eu1. in front")

/* Translators: Infor CloudSuite: where the entry’s value is found */
N_("Tenant in the portal address")

/* Translators: Inkling: what it is, at most 80 characters */
N_("Mobile learning for frontline staff")

/* Translators: Intercom: what it is, at most 80 characters */
N_("Customer messaging")

/* Translators: Intercom: where the entry’s value is found: “app.intercom.com”, or “app.eu.intercom.com” and “app.au.intercom.com” by region */
N_("“{1}”, or “{2}” and “{3}” by region")

/* Translators: Intercom: label of an entry */
N_("SAML Name")

/* Translators: Intercom: where the entry’s value is found */
N_("The name in the SAML URL that {name} shows")

/* Translators: Intercom: a note, without its period */
N_("Assertions must be signed")

/* Translators: Intercom: a note, without its period */
N_("Intercom publishes a certificate for AES-256 encryption of assertions")

/* Translators: Invicti Enterprise: what it is, at most 80 characters */
N_("Web vulnerability scanner")

/* Translators: Invicti Enterprise: where the entry’s value is found */
N_("Identifier on the Single Sign-On page")

/* Translators: Invicti Enterprise: where the entry’s value is found */
N_("Value after spId= in the SAML 2.0 Service URL")

/* Translators: Invicti Enterprise: a note, without its period */
N_("Choose the tab of your identity provider")

/* Translators: Invicti Enterprise: a note, without its period */
N_("Encrypted assertions can be required there")

/* Translators: Invicti Enterprise: a note, without its period */
N_("Hosts outside the US differ; compare the SAML 2.0 Service URL")

/* Translators: IQNavigator VMS: a note, without its period */
N_("The ACS URL carries the entity ID of your identity provider; ask Beeline for the exact value")

/* Translators: IT Glue: what it is, at most 80 characters */
N_("IT documentation")

/* Translators: IT Glue: a note, without its period */
N_("The fingerprint has to be SHA-1")

/* Translators: IT Glue: a note, without its period */
N_("E-mail addresses must equal those of existing accounts")

/* Translators: Xurrent (4me, ITRP): what it is, at most 80 characters */
N_("Service management")

/* Translators: Xurrent (4me, ITRP): a note, without its period */
N_("Old itrp.com addresses; newer accounts live on other domains, so check the host")

/* Translators: Ivanti Connect Secure: what it is, at most 80 characters */
N_("SSL VPN gateway")

/* Translators: Ivanti Connect Secure: label of an entry */
N_("Gateway Host")

/* Translators: Ivanti Connect Secure: where the entry’s value is found */
N_("Host FQDN for SAML set on the gateway")

/* Translators: Ivanti Connect Secure: label of an entry */
N_("SP Number")

/* Translators: Ivanti Connect Secure: a note, without its period */
N_("Set the host FQDN for SAML under System, Configuration, SAML first")

/* Translators: Ivanti Service Manager: what it is, at most 80 characters */
N_("IT service management")

/* Translators: Ivanti Service Manager: label of an entry */
N_("Tenant Host")

/* Translators: Ivanti Service Manager: where the entry’s value is found */
N_("Your host under saasit.com, saasiteu.com or saasitau.com")

/* Translators: Jamf Pro: what it is, at most 80 characters */
N_("Apple device management")

/* Translators: Jamf Pro: label of an entry */
N_("Cloud Subdomain")

/* Translators: Jamf Pro: a note, without its period */
N_("Identity Provider User Mapping: NameID; Jamf Pro User Mapping: Email")

/* Translators: Jamf Pro: a note, without its period */
N_("Enter the group attribute name there as well")

/* Translators: Jamf Pro: a note, without its period */
N_("Allow people to bypass SSO while testing")

/* Translators: Jamf Pro: a note, without its period */
N_("Token expiration can be changed or disabled")

/* Translators: Jamf Pro: a note, without its period */
N_("Accounts or groups must exist in Jamf Pro")

/* Translators: Jamf Pro: a note, without its period */
N_("Group attribute name is free")

/* Translators: Blue Yonder (JDA Cloud): what it is, at most 80 characters */
N_("Supply chain planning")

/* Translators: Blue Yonder (JDA Cloud): where the entry’s value is found */
N_("SSO host before .jdadelivers.com, from support")

/* Translators: Blue Yonder (JDA Cloud): a note, without its period */
N_("The sign-on host may differ for production; ask support")

/* Translators: Jedox: what it is, at most 80 characters */
N_("Planning and performance management")

/* Translators: Jenkins (SAML plugin): what it is, at most 80 characters */
N_("Build and automation server")

/* Translators: Jenkins (SAML plugin): a note, without its period */
N_("Give either metadata text or metadata URL")

/* Translators: Jenkins (SAML plugin): a note, without its period */
N_("Username and Email Attribute start empty; fill in the names sent here")

/* Translators: Jenkins (SAML plugin): a note, without its period */
N_("Turn on an authorization strategy too, else nobody is asked to sign in")

/* Translators: Jenkins (SAML plugin): a note, without its period */
N_("Raise Maximum Authentication Lifetime if the IdP session is longer")

/* Translators: Jenkins (SAML plugin): a note, without its period */
N_("Each group needs its own attribute value")

/* Translators: Jenkins (SAML plugin): a note, without its period */
N_("User names are case-sensitive unless a conversion is chosen")

/* Translators: JFrog Artifactory: what it is, at most 80 characters */
N_("Package and artifact repository")

/* Translators: JFrog Artifactory: label of an entry */
N_("Server Name")

/* Translators: JFrog Artifactory: a note, without its period */
N_("The SAML Service Provider Name there is the entity ID")

/* Translators: JFrog Artifactory: a note, without its period */
N_("Newer platform versions use another ACS address; copy it from the SAML settings page")

/* Translators: Jira Data Center: what it is, at most 80 characters */
N_("Self-hosted issue tracking")

/* Translators: Jive: what it is, at most 80 characters */
N_("Intranet and communities")

/* Translators: Jive: a note, without its period */
N_("Tick Enabled under General and save")

/* Translators: Jive: a note, without its period: Enter the names of the attributes as they are here under “USER ATTRIBUTE MAPPING” */
N_("Enter the names of the attributes as they are here under “{1}”")

/* Translators: Jostle: what it is, at most 80 characters */
N_("Employee intranet")

/* Translators: JustLogin: what it is, at most 80 characters */
N_("HR and payroll")

/* Translators: Kallidus: what it is, at most 80 characters */
N_("Learning and performance suite")

/* Translators: Kallidus: label of an entry */
N_("Scheme")

/* Translators: Keepabl: what it is, at most 80 characters */
N_("Privacy management")

/* Translators: Keepabl: where the entry’s value is found */
N_("Ask Keepabl support; it ends with your organization ID")

/* Translators: Keepabl: where the entry’s value is found */
N_("Your Keepabl organization ID")

/* Translators: Keeper Password Manager: label of an entry */
N_("Data Center")

/* Translators: Keeper Password Manager: where the entry’s value is found */
N_("Host name of the region")

/* Translators: Keeper Password Manager: a note, without its period */
N_("The on-premises SSO Connect has its own URLs under /sso-connect")

/* Translators: Keycloak (identity brokering): what it is, at most 80 characters */
N_("Identity broker as service provider")

/* Translators: Keycloak (identity brokering): where the entry’s value is found */
N_("Host name; add /auth on servers before version 17")

/* Translators: Keycloak (identity brokering): label of an entry */
N_("Realm")

/* Translators: Keycloak (identity brokering): where the entry’s value is found */
N_("Realm that gets the new provider")

/* Translators: Keycloak (identity brokering): where the entry’s value is found */
N_("Alias chosen for the SAML provider")

/* Translators: Keycloak (identity brokering): a note, without its period */
N_("Add mappers to import the attributes")

/* Translators: Keycloak (identity brokering): a note, without its period */
N_("NameID policy format must fit what is sent")

/* Translators: Keycloak (identity brokering): a note, without its period */
N_("IdP-initiated sign-in posts to the ACS followed by /clients/ and the client’s URL name")

/* Translators: Kibana (Elastic Stack): what it is, at most 80 characters */
N_("Search and log analytics")

/* Translators: Kibana (Elastic Stack): a note, without its period: “sp.entity_id”, sp.acs and sp.logout must repeat the values used here */
N_("“{1}”, sp.acs and sp.logout must repeat the values used here")

/* Translators: Kibana (Elastic Stack): a note, without its period */
N_("Map groups to roles with the role mapping API")

/* Translators: Kibana (Elastic Stack): a note, without its period */
N_("Add the SAML provider in kibana.yml")

/* Translators: Kibana (Elastic Stack): a note, without its period */
N_("Attribute names are free; name them under attributes.*")

/* Translators: Kibana (Elastic Stack): a note, without its period */
N_("A trailing slash in sp.entity_id counts")

/* Translators: Kibana (Elastic Stack): a note, without its period */
N_("A paid plan with SAML is needed")

/* Translators: Kintone: what it is, at most 80 characters */
N_("No-code business apps")

/* Translators: Kintone: a note, without its period */
N_("Upload the certificate as a file")

/* Translators: Kintone: a note, without its period */
N_("People must be added before, their sign-in name equals the NameID")

/* Translators: Kintone: a note, without its period */
N_("Sites at cybozu.com use that domain in every URL")

/* Translators: Kiteworks: what it is, at most 80 characters */
N_("Secure file sharing")

/* Translators: Kiteworks: a note, without its period */
N_("Tick Authenticate via SSO and Initiate AuthnRequest")

/* Translators: KnowBe4 Security Awareness Training: what it is, at most 80 characters */
N_("Security awareness training")

/* Translators: KnowBe4 Security Awareness Training: where the entry’s value is found */
N_("Entity ID on the KnowBe4 SAML settings page; one fixed string")

/* Translators: KnowBe4 Security Awareness Training: label of an entry */
N_("Console Subdomain")

/* Translators: KnowBe4 Security Awareness Training: where the entry’s value is found */
N_("First label of the KnowBe4 console address")

/* Translators: KnowBe4 Security Awareness Training: label of an entry */
N_("Instance")

/* Translators: KnowBe4 Security Awareness Training: a note, without its period */
N_("Keep the address that goes round single sign-on for emergencies")

/* Translators: Workforce Central (Kronos): what it is, at most 80 characters */
N_("Time and attendance")

/* Translators: Workforce Central (Kronos): a note, without its period */
N_("NameID is the short user name, the part before the @")

/* Translators: Lattice: what it is, at most 80 characters */
N_("Performance and engagement")

/* Translators: Lattice: what an ACS URL is for */
N_("EU data center")

/* Translators: Lattice: a note, without its period */
N_("Paste the metadata from a plain text editor")

/* Translators: Lattice: a note, without its period */
N_("Employee and admin sign-ins can each be forced through SSO")

/* Translators: Lattice: a note, without its period */
N_("In the EU data center the entity ID is https://router.emea.latticehq.com/sso/SUBDOMAIN/metadata")

/* Translators: LaunchDarkly: what it is, at most 80 characters */
N_("Feature flag management")

/* Translators: LaunchDarkly: label of an entry */
N_("SAML Consumer ID")

/* Translators: Leapsome: what it is, at most 80 characters */
N_("People enablement platform")

/* Translators: Leapsome: where the entry’s value is found */
N_("Part of the Reply URL that {name} shows")

/* Translators: Leapsome: a note, without its period */
N_("People or their mail domain must be allowed first")

/* Translators: Leapsome: a note, without its period */
N_("The attribute names begin with https, not http")

/* Translators: LearnUpon: where the entry’s value is found */
N_("Audience LearnUpon support names for your portal")

/* Translators: LearnUpon: a note, without its period */
N_("Enabled, Version 2.0, Skip conditions No")

/* Translators: LearnUpon: a note, without its period */
N_("Enter the NameID format as it is here")

/* Translators: Seismic Learning (Lessonly): what it is, at most 80 characters */
N_("Team training")

/* Translators: Lever: a note, without its period */
N_("Send fullName, or firstName and lastName, so new users get a name")

/* Translators: Lever: a note, without its period */
N_("EU accounts sign in at hire.eu.lever.co; ask Lever for their values")

/* Translators: Lifesize Cloud: what it is, at most 80 characters */
N_("Video meetings")

/* Translators: Lifesize Cloud: where the entry’s value is found */
N_("The name in the entity ID that {name} shows")

/* Translators: Lifesize Cloud: label of an entry */
N_("Relay State ID")

/* Translators: Lifesize Cloud: where the entry’s value is found */
N_("Value after ent= in the RelayState box")

/* Translators: Lifesize Cloud: a note, without its period */
N_("Update makes the RelayState value")

/* Translators: Lifesize Cloud: a note, without its period */
N_("IdP-initiated sign-in needs the RelayState")

/* Translators: LINE WORKS: what it is, at most 80 characters */
N_("Business chat and groupware")

/* Translators: LINE WORKS: where the entry’s value is found */
N_("Domain of your LINE WORKS account")

/* Translators: LINE WORKS: a note, without its period */
N_("The certificate must be in PEM form")

/* Translators: LinkedIn Learning: what it is, at most 80 characters */
N_("Online course library")

/* Translators: LinkedIn Learning: where the entry’s value is found */
N_("The number in the ACS URL that {name} shows")

/* Translators: LinkedIn Learning: where the entry’s value is found: “applicationInstanceId” in the ACS URL */
N_("“{1}” in the ACS URL")

/* Translators: LinkedIn Learning: a note, without its period: At the end set “SSO Status” to “Active” */
N_("At the end set “{1}” to “{2}”")

/* Translators: LinkedIn Learning: a note, without its period */
N_("Switch on automatic license provisioning so new users get a seat")

/* Translators: LinkedIn Learning: a note, without its period */
N_("The sign-in address is the ACS URL with /saml/ changed to /login/")

/* Translators: LinkedIn Learning: a note, without its period */
N_("People are told apart by email")

/* Translators: LinkedIn Sales Navigator: what it is, at most 80 characters */
N_("Sales prospecting on LinkedIn")

/* Translators: LinkedIn Sales Navigator: where the entry’s value is found */
N_("Number of your LinkedIn enterprise account")

/* Translators: LinkedIn Sales Navigator: a note, without its period */
N_("Open the individual fields to see both values")

/* Translators: LinkedIn Sales Navigator: a note, without its period: Tick “Automatically assign licenses” to give new accounts a seat */
N_("Tick “{1}” to give new accounts a seat")

/* Translators: LinkedIn Talent Solutions: what it is, at most 80 characters */
N_("Recruiting on LinkedIn")

/* Translators: LiquidFiles: what it is, at most 80 characters */
N_("Secure file transfer appliance")

/* Translators: LiquidFiles: label of an entry */
N_("Server Host")

/* Translators: Litmos: what it is, at most 80 characters */
N_("Corporate learning platform")

/* Translators: Litmos: what an ACS URL is for */
N_("Australia")

/* Translators: Litmos: what an ACS URL is for */
N_("Europe")

/* Translators: Litmos: a note, without its period */
N_("Tick Enable SAML and, for JIT, Autogenerate Users")

/* Translators: Litmos: a note, without its period */
N_("The entity ID host must match the region")

/* Translators: Litmos: a note, without its period */
N_("Several IdPs are told apart by ?IdP=NUMBER on the ACS URL")

/* Translators: Litmos: a note, without its period */
N_("RelayState may name a course or learning path address")

/* Translators: Litmus: what it is, at most 80 characters */
N_("E-mail testing and previews")

/* Translators: Litmus: a note, without its period */
N_("Provider is Generic; give it a name")

/* Translators: Litmus: a note, without its period */
N_("Not the learning system litmos")

/* Translators: LogicMonitor: what it is, at most 80 characters */
N_("Infrastructure monitoring")

/* Translators: LogicMonitor: a note, without its period */
N_("Default Role Assignment applies to users without a role")

/* Translators: Looker: what it is, at most 80 characters */
N_("Business intelligence")

/* Translators: Looker: a note, without its period */
N_("SP Entity/IdP Audience must be the entity ID used here")

/* Translators: Looker: a note, without its period */
N_("Enter the attribute names email, first_name, last_name under user attribute settings")

/* Translators: Looker: a note, without its period */
N_("Groups can be tied to Looker roles")

/* Translators: Looker: a note, without its period */
N_("Support may have to enable SAML on the instance")

/* Translators: Looker: a note, without its period */
N_("Only old instances need port 9999")

/* Translators: Lucid: what it is, at most 80 characters */
N_("Diagrams and whiteboards")

/* Translators: Lucid: label of an entry */
N_("SAML Domain")

/* Translators: Lucid: where the entry’s value is found */
N_("Name entered as Domain under Sign in URL in Lucid")

/* Translators: Lucid: label of an entry */
N_("IdP Hash")

/* Translators: Lucid: where the entry’s value is found: “idpHash” value in the sign-in URL shown by Lucid */
N_("“{1}” value in the sign-in URL shown by Lucid")

/* Translators: Lucid: a note, without its period */
N_("Enter the domain and save before adding the identity provider")

/* Translators: Lucid: a note, without its period */
N_("Press Test SAML Connection, then allow SAML authentication")

/* Translators: Lucid: a note, without its period */
N_("Read the entity ID from the SP metadata on the SAML page")

/* Translators: LUSID: what it is, at most 80 characters */
N_("Investment data platform")

/* Translators: LUSID: label of an entry */
N_("Customer Domain")

/* Translators: LUSID: a note, without its period */
N_("The relay state opens the home page")

/* Translators: M-Files: what it is, at most 80 characters */
N_("Document management")

/* Translators: M-Files: a note, without its period */
N_("The desktop client needs port 4466 over HTTPS")

/* Translators: M-Files: a note, without its period */
N_("Cloud pattern; own servers have other addresses")

/* Translators: CyberMail MAILBASE (CMSS): what it is, at most 80 characters */
N_("Mail archive and security service")

/* Translators: CyberMail MAILBASE (CMSS): label of an entry */
N_("Mail Domain")

/* Translators: CyberMail MAILBASE (CMSS): where the entry’s value is found */
N_("The domain that signs in")

/* Translators: Adobe Marketo Engage: what it is, at most 80 characters */
N_("Marketing automation")

/* Translators: Adobe Marketo Engage: label of an entry */
N_("Munchkin ID")

/* Translators: Adobe Marketo Engage: where the entry’s value is found */
N_("Shown under Admin, Integration, Munchkin")

/* Translators: Adobe Marketo Engage: a note, without its period: “Entity ID” there must be exactly the SP entity ID of this application */
N_("“{1}” there must be exactly the SP entity ID of this application")

/* Translators: Adobe Marketo Engage: a note, without its period */
N_("Admin, Security, Login Settings can require SSO")

/* Translators: Adobe Marketo Engage: a note, without its period */
N_("The entity ID https://saml.marketo.com/sp is also in use; only the exact string entered in Marketo works")

/* Translators: Matrix Synapse: what it is, at most 80 characters */
N_("Matrix chat homeserver")

/* Translators: Matrix Synapse: label of an entry */
N_("Homeserver Host")

/* Translators: Matrix Synapse: a note, without its period */
N_("Needs pysaml2 and xmlsec1 on the server")

/* Translators: Matrix Synapse: a note, without its period */
N_("IdP-initiated sign-in needs allow_unsolicited")

/* Translators: Matrix Synapse: a note, without its period: “uid” becomes the local part of the Matrix ID */
N_("“{1}” becomes the local part of the Matrix ID")

/* Translators: Mattermost: what it is, at most 80 characters */
N_("Self-hosted team messaging")

/* Translators: Mattermost: where the entry’s value is found: Host name in the “Site URL” */
N_("Host name in the “{1}”")

/* Translators: Mattermost: a note, without its period: “Service Provider Identifier” must be exactly the SP entity ID of this application */
N_("“{1}” must be exactly the SP entity ID of this application")

/* Translators: Mattermost: a note, without its period */
N_("Enter the attribute names; those of e-mail address and username are required")

/* Translators: Mattermost: a note, without its period */
N_("Encryption and signed requests need your own key pair")

/* Translators: Mattermost: a note, without its period: The entity ID is what “Service Provider Identifier” says; “mattermost” is another common choice */
N_("The entity ID is what “{1}” says; “{2}” is another common choice")

/* Translators: IBM Maximo Application Suite: what it is, at most 80 characters */
N_("Enterprise asset management")

/* Translators: IBM Maximo Application Suite: where the entry’s value is found */
N_("Workspace of your suite")

/* Translators: IBM Maximo Application Suite: label of an entry */
N_("Application")

/* Translators: IBM Maximo Application Suite: where the entry’s value is found */
N_("Application part of the host name")

/* Translators: IBM Maximo Application Suite: label of an entry */
N_("Suite Domain")

/* Translators: IBM Maximo Application Suite: where the entry’s value is found */
N_("Domain of your suite installation")

/* Translators: IBM Maximo Application Suite: a note, without its period */
N_("People must be added with authentication type SAML")

/* Translators: IBM Maximo Application Suite: a note, without its period */
N_("Display name and primary e-mail of a user must equal the NameID")

/* Translators: Menlo Security: what it is, at most 80 characters */
N_("Browser isolation")

/* Translators: Mercell: what it is, at most 80 characters */
N_("Tendering and procurement")

/* Translators: Metabase: a note, without its period */
N_("Attribute names are shown and editable on that page")

/* Translators: Metabase: a note, without its period */
N_("Group sync is a separate switch")

/* Translators: Metabase: a note, without its period: The entity ID is what “SAML application name” says */
N_("The entity ID is what “{1}” says")

/* Translators: Microsoft 365: what it is, at most 80 characters */
N_("Office apps, mail and Teams")

/* Translators: Microsoft 365: a note, without its period */
N_("One verified domain at a time is switched to federated; the onmicrosoft.com domain stays managed")

/* Translators: Microsoft 365: a note, without its period */
N_("Set the preferred protocol to SAML 2.0")

/* Translators: Microsoft 365: a note, without its period */
N_("Keep a cloud-only administrator for emergencies")

/* Translators: Microsoft 365: a note, without its period */
N_("NameID must equal the ImmutableID of the user, at most 64 characters")

/* Translators: Microsoft 365: a note, without its period */
N_("IDPEmail must equal the user principal name")

/* Translators: Microsoft 365: a note, without its period */
N_("Issuer must differ for every federated domain")

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

/* Translators: Mindtickle: what it is, at most 80 characters */
N_("Sales enablement and training")

/* Translators: Miro: what it is, at most 80 characters */
N_("Online whiteboard")

/* Translators: Miro: a note, without its period */
N_("Add and verify each mail domain under Domains")

/* Translators: Miro: a note, without its period */
N_("Organizations with own subdomain or several SAML settings get longer URLs with organization and settings IDs")

/* Translators: Mitel CloudLink and MiCloud Connect: what it is, at most 80 characters */
N_("Business phone system")

/* Translators: Mitel CloudLink and MiCloud Connect: where the entry’s value is found */
N_("Mitel Identifier (Entity ID) in the Mitel portal")

/* Translators: Mitel CloudLink and MiCloud Connect: a note, without its period */
N_("On CloudLink look under Account Information, Integrations, Add new, 3rd party")

/* Translators: Mitel CloudLink and MiCloud Connect: a note, without its period */
N_("Several certificates can be pasted one after the other")

/* Translators: Mitel CloudLink and MiCloud Connect: a note, without its period */
N_("The sign-in address is that of CloudLink; MiCloud Connect starts at https://portal.shoretelsky.com")

/* Translators: Mitel CloudLink and MiCloud Connect: a note, without its period */
N_("The user name must equal the e-mail address")

/* Translators: Mixpanel: where the entry’s value is found: “org_id” in the postback URL on the Access Security page */
N_("“{1}” in the postback URL on the Access Security page")

/* Translators: Mixpanel: a note, without its period */
N_("Certificate as .pem or .cert file")

/* Translators: Mixpanel: a note, without its period: Turn on “IDP Managed Access” to make accounts at the first sign-in */
N_("Turn on “{1}” to make accounts at the first sign-in")

/* Translators: Mixpanel: a note, without its period */
N_("Issuer must be a URL used by no other Mixpanel customer")

/* Translators: Ivanti Neurons for MDM (MobileIron Cloud): what it is, at most 80 characters */
N_("Mobile device management")

/* Translators: Ivanti Neurons for MDM (MobileIron Cloud): label of an entry */
N_("Key")

/* Translators: Ivanti Neurons for MDM (MobileIron Cloud): where the entry’s value is found */
N_("Key shown on the Identity page")

/* Translators: Ivanti Neurons for MDM (MobileIron Cloud): where the entry’s value is found */
N_("Host shown on the same page, the part before .mobileiron.com")

/* Translators: Ivanti Neurons for MDM (MobileIron Cloud): a note, without its period */
N_("Choose the cloud IdP setup there, then upload the metadata")

/* Translators: Ivanti Neurons for MDM (MobileIron Cloud): a note, without its period */
N_("Keep the capital letters of the entity ID")

/* Translators: MobileXpense: what it is, at most 80 characters */
N_("Expense reports")

/* Translators: mod_auth_mellon (generic): what it is, at most 80 characters */
N_("SAML module for Apache")

/* Translators: mod_auth_mellon (generic): a note, without its period */
N_("MellonSetEnv passes attributes on")

/* Translators: mod_auth_mellon (generic): a note, without its period: “mellon_create_metadata” makes the key and SP metadata */
N_("“{1}” makes the key and SP metadata")

/* Translators: mod_auth_mellon (generic): a note, without its period */
N_("MellonEndpointPath changes /mellon")

/* Translators: mod_auth_mellon (generic): a note, without its period */
N_("Entity ID may be overridden in the SP metadata file")

/* Translators: monday.com: what it is, at most 80 characters */
N_("Work boards and projects")

/* Translators: MongoDB Atlas: what it is, at most 80 characters */
N_("Managed MongoDB databases")

/* Translators: MongoDB Atlas: label of an entry */
N_("Audience ID")

/* Translators: MongoDB Atlas: label of an entry */
N_("Login ID")

/* Translators: MongoDB Atlas: a note, without its period */
N_("Verify an e-mail domain and tie it to the provider")

/* Translators: MongoDB Atlas: a note, without its period */
N_("Role mappings use the values of memberOf")

/* Translators: MongoDB Atlas: a note, without its period */
N_("The sign-in also serves MongoDB support, community and university")

/* Translators: Moodle (auth_saml2): what it is, at most 80 characters */
N_("Learning platform")

/* Translators: Moodle (auth_saml2): label of an entry */
N_("SP Name")

/* Translators: Moodle (auth_saml2): where the entry’s value is found */
N_("Last part of the ACS in the SP metadata, usually the host name")

/* Translators: Moodle (auth_saml2): a note, without its period */
N_("Mapping IdP says which attribute holds the user name")

/* Translators: Moodle (auth_saml2): a note, without its period */
N_("/login/index.php?saml=off is the way back in")

/* Translators: Moqups: what it is, at most 80 characters */
N_("Wireframes and diagrams")

/* Translators: MOVEit Transfer: what it is, at most 80 characters */
N_("Managed file transfer")

/* Translators: MOVEit Transfer: a note, without its period: Enter the names of the attributes as they are here for “Full name” and “Email” */
N_("Enter the names of the attributes as they are here for “{1}” and “{2}”")

/* Translators: Mural: what an ACS URL is for */
N_("Newer API host")

/* Translators: Mural: a note, without its period */
N_("Request binding HTTP-POST, algorithm SHA256")

/* Translators: Mural: a note, without its period */
N_("Enter the attribute names under Claim mapping")

/* Translators: Mural: a note, without its period */
N_("IdP-initiated sign-in needs a RelayState: ask the support of {name} for it")

/* Translators: IBISWorld: what it is, at most 80 characters */
N_("Industry research")

/* Translators: IBISWorld: a note, without its period */
N_("Send the metadata address to your client relationship manager, who also gives the sign-on address")

/* Translators: MyWorkDrive: what it is, at most 80 characters */
N_("Remote access to file shares")

/* Translators: MyWorkDrive: where the entry’s value is found */
N_("Name the server uses for itself in its SAML configuration")

/* Translators: MyWorkDrive: a note, without its period */
N_("Switch SAML/ADFS SSO on and choose the SAML type")

/* Translators: Namely: what it is, at most 80 characters */
N_("HR for mid-sized companies")

/* Translators: NetDocuments: what it is, at most 80 characters */
N_("Document management for law firms")

/* Translators: NetDocuments: where the entry’s value is found */
N_("VAULT for the US, or EU, DE, AU")

/* Translators: NetDocuments: label of an entry */
N_("Repository ID")

/* Translators: NetDocuments: where the entry’s value is found */
N_("CA- and eight characters, of your repository")

/* Translators: NetDocuments: what an ACS URL is for */
N_("US")

/* Translators: NetDocuments: what an ACS URL is for */
N_("EU")

/* Translators: NetDocuments: what an ACS URL is for */
N_("DE")

/* Translators: NetDocuments: what an ACS URL is for */
N_("AU")

/* Translators: NetDocuments: a note, without its period */
N_("Choose the federated identity server type first")

/* Translators: NetDocuments: a note, without its period */
N_("Outside the US the sign-in address has the host of that data center")

/* Translators: NetDocuments: a note, without its period */
N_("NameID should be a value that never changes, such as the directory object ID")

/* Translators: Absolute Secure Access (NetMotion Mobility): what it is, at most 80 characters */
N_("Mobile VPN and zero-trust access")

/* Translators: Absolute Secure Access (NetMotion Mobility): a note, without its period */
N_("Make an authentication profile for SAML first")

/* Translators: Absolute Secure Access (NetMotion Mobility): a note, without its period */
N_("Set the SP URL; it makes mobilitySPmetadata.xml")

/* Translators: Absolute Secure Access (NetMotion Mobility): a note, without its period */
N_("Assign the profile under Client Settings to devices or groups")

/* Translators: Absolute Secure Access (NetMotion Mobility): a note, without its period */
N_("Version 12.50 or later is needed")

/* Translators: Absolute Secure Access (NetMotion Mobility): a note, without its period */
N_("Sign-ins start in the client")

/* Translators: Netskope: what it is, at most 80 characters */
N_("Cloud security and CASB")

/* Translators: Netskope: label of an entry */
N_("Tenant Key")

/* Translators: Netskope: a note, without its period */
N_("For steering user traffic; admin console SSO is set up elsewhere")

/* Translators: NetSuite: what it is, at most 80 characters */
N_("Cloud ERP and accounting")

/* Translators: NetSuite: where the entry’s value is found */
N_("Setup, Company, Company Information")

/* Translators: NetSuite: a note, without its period */
N_("First tick SAML Single Sign-on under Setup, Company, Enable Features, SuiteCloud")

/* Translators: NetSuite: a note, without its period */
N_("People need a role with the SAML Single Sign-on permission")

/* Translators: NetSuite: a note, without its period: “account” picks the account to enter; leave it out to allow jumping between production and sandbox */
N_("“{1}” picks the account to enter; leave it out to allow jumping between production and sandbox")

/* Translators: New Relic (by account): where the entry’s value is found */
N_("Number in the New Relic address")

/* Translators: New Relic (by account): a note, without its period */
N_("For accounts on the original user model; newer organizations use an authentication domain instead")

/* Translators: Nexonia: what it is, at most 80 characters */
N_("Expenses and time sheets")

/* Translators: Nexonia: label of an entry */
N_("Organization Code")

/* Translators: Nexonia: where the entry’s value is found */
N_("Your Nexonia organization code")

/* Translators: Nextcloud: what it is, at most 80 characters */
N_("Self-hosted files and groupware")

/* Translators: Nextcloud: a note, without its period */
N_("Install the SSO & SAML authentication app")

/* Translators: Nextcloud: a note, without its period */
N_("Name the uid, email, display name and group attributes there")

/* Translators: Nextcloud: a note, without its period */
N_("Direct sign-in stays at /login?direct=1")

/* Translators: Nextcloud: a note, without its period */
N_("Without pretty URLs /index.php comes before /apps")

/* Translators: Sonatype Nexus Repository Pro: what it is, at most 80 characters */
N_("Artifact repository")

/* Translators: Sonatype Nexus Repository Pro: a note, without its period */
N_("Make the SAML realm active afterwards")

/* Translators: Sonatype Nexus Repository Pro: a note, without its period */
N_("The names of the attributes are entered on the same page")

/* Translators: Sonatype Nexus Repository Pro: a note, without its period */
N_("Groups become external roles")

/* Translators: Sonatype Nexus Repository Pro: a note, without its period */
N_("Pro edition only")

/* Translators: NICE CXone: where the entry’s value is found */
N_("GUID of your CXone tenant, from NICE support")

/* Translators: NICE CXone: what an ACS URL is for */
N_("Commercial")

/* Translators: NICE CXone: what an ACS URL is for */
N_("Government")

/* Translators: NICE CXone: a note, without its period */
N_("Government tenants use cxone-gov in the entity ID and sign-in address too")

/* Translators: NinjaOne: what it is, at most 80 characters */
N_("Remote monitoring and management")

/* Translators: NinjaOne: a note, without its period */
N_("IdP-initiated sign-in must be allowed there")

/* Translators: NinjaOne: a note, without its period */
N_("NameID has to equal the NinjaOne user name (e-mail)")

/* Translators: Nitro Productivity Suite: what it is, at most 80 characters */
N_("PDF and e-signing")

/* Translators: Nitro Productivity Suite: a note, without its period: “employeeNumber” has to be a value that never changes for a user */
N_("“{1}” has to be a value that never changes for a user")

/* Translators: Notion: what it is, at most 80 characters */
N_("Notes, docs and team wiki")

/* Translators: Notion: label of an entry */
N_("SSO Workspace ID")

/* Translators: Notion: a note, without its period */
N_("Metadata can be pasted as XML instead")

/* Translators: Notion: a note, without its period */
N_("Turn on Enable SAML, test, then Enforce SAML")

/* Translators: Notion: a note, without its period */
N_("Older workspaces call the page Security & identity")

/* Translators: Notion: a note, without its period */
N_("Workspace owners can still sign in by mail")

/* Translators: NS1 Connect: what it is, at most 80 characters */
N_("Managed DNS")

/* Translators: Nuclino: what it is, at most 80 characters */
N_("Team wiki")

/* Translators: Nuclino: where the entry’s value is found */
N_("Part of the ACS URL that {name} shows")

/* Translators: Nuclino: label of an entry */
N_("Team Address")

/* Translators: Nuclino: where the entry’s value is found */
N_("Part after app.nuclino.com in your team address")

/* Translators: OfficeSpace Software: what it is, at most 80 characters */
N_("Desk booking and space planning")

/* Translators: OfficeSpace Software: label of an entry */
N_("OfficeSpace Name")

/* Translators: OfficeSpace Software: a note, without its period */
N_("The entity ID carries no https://")

/* Translators: Okta (inbound federation): what it is, at most 80 characters */
N_("Okta organization as service provider")

/* Translators: Okta (inbound federation): where the entry’s value is found */
N_("Your Okta address without https://")

/* Translators: Okta (inbound federation): a note, without its period */
N_("Create the provider first with dummy values if you need the ACS")

/* Translators: Okta (inbound federation): a note, without its period */
N_("A routing rule sends people to it")

/* Translators: Okta (inbound federation): a note, without its period */
N_("JIT needs first name, last name and e-mail")

/* Translators: ON24: what it is, at most 80 characters */
N_("Webinars and virtual events")

/* Translators: ON24: label of an entry */
N_("Show Name")

/* Translators: ON24: what an ACS URL is for */
N_("Virtual environment")

/* Translators: ON24: what an ACS URL is for */
N_("Common")

/* Translators: ON24: what an ACS URL is for */
N_("Elite audience")

/* Translators: ON24: a note, without its period */
N_("Entity ID is SAML-Gateway.on24.com for gateways and SAML-EliteAudience.on24.com for elite audience")

/* Translators: ON24: a note, without its period */
N_("IdP-initiated sign-in may need the show’s address as relay state")

/* Translators: ON24: a note, without its period */
N_("Test systems use SAMLQA- names and qafederation.on24.com")

/* Translators: Onshape: what it is, at most 80 characters */
N_("Cloud CAD and product data")

/* Translators: Onshape: a note, without its period */
N_("One SSO provider at a time")

/* Translators: Onshape: a note, without its period */
N_("Sign-in requests are signed")

/* Translators: Onshape: a note, without its period */
N_("With several Enterprises on one IdP the entity ID is com.onshape.saml2.sp.DOMAIN-PREFIX")

/* Translators: OpenSearch Dashboards: label of an entry */
N_("Dashboards Address")

/* Translators: OpenSearch Dashboards: where the entry’s value is found: “sp.entity_id” in config.yml; any name you choose */
N_("“{1}” in config.yml; any name you choose")

/* Translators: OpenSearch Dashboards: a note, without its period: “roles_key” must be the group attribute name */
N_("“{1}” must be the group attribute name")

/* Translators: OpenSearch Dashboards: a note, without its period */
N_("Set an exchange_key of at least 32 characters")

/* Translators: OpenSearch Dashboards: a note, without its period */
N_("Auth type saml and the xsrf allow list go into opensearch_dashboards.yml")

/* Translators: OpenSearch Dashboards: a note, without its period */
N_("Entity ID is chosen by the administrator")

/* Translators: Opsgenie: what it is, at most 80 characters */
N_("Alerting and on-call")

/* Translators: Opsgenie: where the entry’s value is found */
N_("The ID in the App ID URI that {name} shows")

/* Translators: Opsgenie: a note, without its period */
N_("Atlassian is winding Opsgenie down")

/* Translators: Opsgenie: a note, without its period */
N_("Guides spell the host differently: compare the addresses with what {name} shows")

/* Translators: Optimizely: what it is, at most 80 characters */
N_("Web experimentation and testing")

/* Translators: Optimizely: where the entry’s value is found */
N_("Part of your sign-in address")

/* Translators: Optimizely: a note, without its period */
N_("Optimizely support sets up SSO; send certificate, entity ID and sign-in URL")

/* Translators: Oracle Cloud Infrastructure Console: what it is, at most 80 characters */
N_("Oracle cloud console")

/* Translators: Oracle Cloud Infrastructure Console: label of an entry */
N_("Identity Domain Host")

/* Translators: Oracle Cloud Infrastructure Console: label of an entry */
N_("Home Region")

/* Translators: Oracle Cloud Infrastructure Console: a note, without its period */
N_("Activate the provider and add it to an IdP policy")

/* Translators: Oracle Cloud Infrastructure Console: a note, without its period */
N_("Tenancies without identity domains read groups from https://auth.oraclecloud.com/saml/claims/groupName and want a persistent NameID")

/* Translators: Oracle Fusion Cloud ERP: what it is, at most 80 characters */
N_("Oracle cloud business applications")

/* Translators: Oracle Fusion Cloud ERP: where the entry’s value is found */
N_("Part after .login. in the sign-in address")

/* Translators: Oracle Fusion Cloud ERP: a note, without its period */
N_("Oracle support may have to load the metadata for you")

/* Translators: Oracle Fusion Cloud ERP: a note, without its period */
N_("People must exist before they sign in")

/* Translators: O’Reilly learning platform: what it is, at most 80 characters */
N_("Technical books and courses")

/* Translators: Outreach: what it is, at most 80 characters */
N_("Sales engagement")

/* Translators: Outreach: a note, without its period */
N_("Save once, edit again, then copy the values under Setup Info")

/* Translators: PagerDuty: what it is, at most 80 characters */
N_("Incident response and on-call")

/* Translators: PagerDuty: a note, without its period */
N_("The exact authentication context box may have to be off")

/* Translators: PagerDuty: a note, without its period */
N_("Microsoft lists the bare account address as ACS URL; PagerDuty’s own SAML endpoint ends in /sso/saml/consume")

/* Translators: Palo Alto Networks Admin UI: label of an entry */
N_("Firewall FQDN")

/* Translators: Palo Alto Networks Admin UI: where the entry’s value is found */
N_("Management name of the firewall or Panorama")

/* Translators: Palo Alto Networks Admin UI: a note, without its period */
N_("Profile name at most 31 characters")

/* Translators: Palo Alto Networks Admin UI: a note, without its period */
N_("Then make an authentication profile of type SAML and pick it under Device, Setup, Management")

/* Translators: Palo Alto Networks Admin UI: a note, without its period */
N_("Commit at the end")

/* Translators: Palo Alto Networks Admin UI: a note, without its period */
N_("Port 443 is part of both values and must stay")

/* Translators: Palo Alto Networks Admin UI: a note, without its period: “adminrole” has to be the name of an admin role profile */
N_("“{1}” has to be the name of an admin role profile")

/* Translators: Palo Alto Cloud Identity Engine: what it is, at most 80 characters */
N_("Cloud authentication for firewalls")

/* Translators: Palo Alto Cloud Identity Engine: where the entry’s value is found */
N_("AssertionConsumerService in the same file; ends in /sp/acs")

/* Translators: Palo Alto Cloud Identity Engine: a note, without its period */
N_("Test SAML Setup must pass before the next step")

/* Translators: Palo Alto Cloud Identity Engine: a note, without its period */
N_("Tick MFA is enabled on the IDP if it is")

/* Translators: Palo Alto Cloud Identity Engine: a note, without its period */
N_("Sign-ins start at the firewall or Prisma Access, not at a web page of its own")

/* Translators: Palo Alto Networks GlobalProtect: label of an entry */
N_("Portal or Gateway FQDN")

/* Translators: Palo Alto Networks GlobalProtect: where the entry’s value is found */
N_("Name the GlobalProtect app connects to")

/* Translators: Palo Alto Networks GlobalProtect: what an ACS URL is for */
N_("With port")

/* Translators: Palo Alto Networks GlobalProtect: what an ACS URL is for */
N_("Without port")

/* Translators: Palo Alto Networks GlobalProtect: a note, without its period */
N_("Portal and gateway with different names each need their own ACS")

/* Translators: Panopto: what it is, at most 80 characters */
N_("Video recording and library")

/* Translators: Panopto: a note, without its period */
N_("Instance Name becomes the prefix of user names")

/* Translators: Panopto: a note, without its period */
N_("Response or assertion must be signed, POST binding only")

/* Translators: Panopto: a note, without its period */
N_("Can sign requests and take encrypted assertions if wanted")

/* Translators: Pantheon: what it is, at most 80 characters */
N_("Drupal and WordPress hosting")

/* Translators: Pantheon: where the entry’s value is found */
N_("Connection name from Pantheon without -SSO")

/* Translators: Pantheon: a note, without its period */
N_("Pantheon support sets up SSO; name your mail domains and the wanted time")

/* Translators: Paylocity: what it is, at most 80 characters */
N_("Payroll and HR suite")

/* Translators: Paylocity: label of an entry */
N_("Partner ID")

/* Translators: Paylocity: where the entry’s value is found */
N_("Depends on the IdP; shown or given when the SSO integration is added")

/* Translators: Paylocity: a note, without its period */
N_("Choose the SSO provider and its status before dropping the metadata")

/* Translators: Paylocity: a note, without its period */
N_("SAML may have to be switched on by Paylocity first")

/* Translators: Paylocity: a note, without its period */
N_("One integration for each company ID")

/* Translators: Paylocity: a note, without its period */
N_("People need a Paylocity user name; PaylocityUser is the work e-mail or the employee ID")

/* Translators: Paylocity: a note, without its period */
N_("Some guides name the attributes without the http://claims.paylocity.com prefix")

/* Translators: Pega Platform: what it is, at most 80 characters */
N_("Low-code workflow and CRM")

/* Translators: Pega Platform: where the entry’s value is found */
N_("Last part of Entity Identification in the authentication service")

/* Translators: Pega Platform: a note, without its period */
N_("Which attributes matter depends on how operators are mapped")

/* Translators: Skillsoft Percipio: a note, without its period */
N_("List the attribute names first, then map them to Percipio fields")

/* Translators: Skillsoft Percipio: a note, without its period */
N_("Use an identifier that never changes, such as the employee number")

/* Translators: Skillsoft Percipio: a note, without its period */
N_("Attribute names are free but case-sensitive")

/* Translators: Perimeter 81 (Harmony SASE): what it is, at most 80 characters */
N_("Zero-trust network access")

/* Translators: Perimeter 81 (Harmony SASE): a note, without its period */
N_("List your mail domains under Domain Aliases")

/* Translators: Pingboard: what it is, at most 80 characters */
N_("Org charts and employee directory")

/* Translators: Pingboard: a note, without its period */
N_("The entity ID starts with http, not https")

/* Translators: PlanGrid: what it is, at most 80 characters */
N_("Construction plans on site")

/* Translators: Planview ProjectPlace: what it is, at most 80 characters */
N_("Project collaboration")

/* Translators: Pluralsight: what it is, at most 80 characters */
N_("Technology skills courses")

/* Translators: Pluralsight: label of an entry */
N_("Instance Host")

/* Translators: Pluralsight: where the entry’s value is found: What stands before “.pluralsight.com” in the address for single sign-on; ask the support of {name} */
N_("What stands before “{1}” in the address for single sign-on; ask the support of {name}")

/* Translators: Pluralsight: where the entry’s value is found */
N_("Last part of the address for single sign-on; ask the support of {name}")

/* Translators: PolicyStat: what it is, at most 80 characters */
N_("Policy and procedure management")

/* Translators: PolicyStat: a note, without its period */
N_("Under Configure Attributes type uid, firstname, lastname and email")

/* Translators: PolicyStat: a note, without its period */
N_("Then tick Enable Single Sign-on Integration under Setup")

/* Translators: PolicyStat: a note, without its period */
N_("Usernames must equal existing accounts or duplicates appear")

/* Translators: Posit Connect: what it is, at most 80 characters */
N_("Publishing for R and Python")

/* Translators: Posit Connect: label of an entry */
N_("Server Address")

/* Translators: Posit Connect: where the entry’s value is found */
N_("Host and, if needed, port of the Connect server")

/* Translators: Posit Connect: a note, without its period */
N_("Set Authentication.Provider = saml and Server.Address to the public URL")

/* Translators: Posit Connect: a note, without its period: Set “NameIDFormat” to “emailAddress” and “UniqueIdAttribute” to “NameID” */
N_("Set “{1}” to “{2}” and “{3}” to “{4}”")

/* Translators: Posit Connect: a note, without its period */
N_("UsernameAttribute, FirstNameAttribute, LastNameAttribute and EmailAttribute name the attributes sent")

/* Translators: Posit Connect: a note, without its period */
N_("SSOInitiated = IdPAndSP for both directions")

/* Translators: Posit Workbench: what it is, at most 80 characters */
N_("Server IDE for R and Python")

/* Translators: Posit Workbench: label of an entry */
N_("Server Base URL")

/* Translators: Posit Workbench: a note, without its period: Set “auth-saml-sp-base-uri” to the base URL, then restart rstudio-server */
N_("Set “{1}” to the base URL, then restart rstudio-server")

/* Translators: Posit Workbench: a note, without its period */
N_("Version 1.4 or newer is needed")

/* Translators: Posit Workbench: a note, without its period */
N_("Each user needs a local account on the server")

/* Translators: Postman: what it is, at most 80 characters */
N_("API development platform")

/* Translators: Postman: label of an entry */
N_("SSO Instance Name")

/* Translators: Postman: where the entry’s value is found */
N_("The part between sso/ and /callback in the ACS URL shown by Postman")

/* Translators: Postman: a note, without its period */
N_("For IdP-initiated sign-in generate a relay state there and enter it here")

/* Translators: Postman: a note, without its period */
N_("An encryption certificate is offered for download")

/* Translators: PrinterLogic (Vasion Print): what it is, at most 80 characters */
N_("Serverless print management")

/* Translators: PrinterLogic (Vasion Print): where the entry’s value is found */
N_("Name of your PrinterLogic instance")

/* Translators: PrinterLogic (Vasion Print): label of an entry */
N_("IdP Name")

/* Translators: PrinterLogic (Vasion Print): where the entry’s value is found: What stands after “/authn/idp/” in the addresses that {name} shows */
N_("What stands after “{1}” in the addresses that {name} shows")

/* Translators: PrinterLogic (Vasion Print): a note, without its period */
N_("Send certificate and URLs to the support of {name}, or enter them in its settings")

/* Translators: PrinterLogic (Vasion Print): a note, without its period */
N_("The URLs contain the IdP type chosen in PrinterLogic")

/* Translators: Prisma Cloud: what it is, at most 80 characters */
N_("Cloud security posture")

/* Translators: Prisma Cloud: label of an entry */
N_("API Host")

/* Translators: Prisma Cloud: where the entry’s value is found: Host name of the console with “api” in the place of “app” */
N_("Host name of the console with “{1}” in the place of “{2}”")

/* Translators: Prisma Cloud: a note, without its period */
N_("JIT needs the names of your email, role, first name, last name and time zone attributes")

/* Translators: Prisma Cloud: a note, without its period */
N_("Only one IdP per tenant")

/* Translators: Prisma Cloud: a note, without its period */
N_("Let some administrators bypass SSO")

/* Translators: Prisma Cloud: a note, without its period */
N_("POST binding only")

/* Translators: Pritunl: what it is, at most 80 characters */
N_("Open source VPN server")

/* Translators: Pritunl: a note, without its period */
N_("The answer passes through Pritunl’s own auth server")

/* Translators: Pritunl: a note, without its period */
N_("Org picks the Pritunl organization; a default is set in the settings")

/* Translators: Productboard: what it is, at most 80 characters */
N_("Product management")

/* Translators: Productboard: label of an entry */
N_("Workspace Subdomain")

/* Translators: Proofpoint on Demand: what it is, at most 80 characters */
N_("Hosted email protection")

/* Translators: Proofpoint on Demand: label of an entry */
N_("Cluster Host")

/* Translators: Proofpoint on Demand: where the entry’s value is found */
N_("Port of the admin or end-user service, from Proofpoint")

/* Translators: Proofpoint on Demand: a note, without its period */
N_("Proofpoint may ask for a password AuthnContext; have it turned off when the IdP uses MFA")

/* Translators: Proxyclick (Eptura Visitor): what it is, at most 80 characters */
N_("Visitor management")

/* Translators: Qlik Sense Enterprise (client-managed): what it is, at most 80 characters */
N_("Self-hosted business intelligence")

/* Translators: Qlik Sense Enterprise (client-managed): label of an entry */
N_("Sense Host")

/* Translators: Qlik Sense Enterprise (client-managed): label of an entry */
N_("Virtual Proxy Prefix")

/* Translators: Qlik Sense Enterprise (client-managed): where the entry’s value is found */
N_("Prefix of the SAML virtual proxy")

/* Translators: Qlik Sense Enterprise (client-managed): a note, without its period */
N_("SAML host URI and SAML entity ID are both https://HOST")

/* Translators: Qlik Sense Enterprise (client-managed): a note, without its period: Enter “userid” as “SAML attribute for user ID” */
N_("Enter “{1}” as “{2}”")

/* Translators: Qlik Sense Enterprise (client-managed): a note, without its period */
N_("User directory: a fixed text in [square brackets] or an attribute name")

/* Translators: Qlik Sense Enterprise (client-managed): a note, without its period */
N_("Set the signing algorithm to SHA-256, add the host to the allow list and link the proxy")

/* Translators: Qlik Sense Enterprise (client-managed): a note, without its period */
N_("Change the port if the proxy does not listen on 443")

/* Translators: Qualtrics: what it is, at most 80 characters */
N_("Experience and survey platform")

/* Translators: Qualtrics: where the entry’s value is found */
N_("In the settings of {name} for single sign-on")

/* Translators: Qualtrics: label of an entry */
N_("Data Center ID")

/* Translators: Qualtrics: a note, without its period */
N_("SP metadata can be downloaded after the first save")

/* Translators: Qualtrics: a note, without its period */
N_("The RelayState is only needed for IdP-initiated sign-in")

/* Translators: Qualys: what it is, at most 80 characters */
N_("Vulnerability management cloud")

/* Translators: Qualys: a note, without its period */
N_("Qualys support switches SAML on; send these values with the request form")

/* Translators: Qualys: a note, without its period */
N_("Switch SSO on per user and fill in External ID")

/* Translators: Qualys: a note, without its period */
N_("The attribute has to equal the External ID of the user")

/* Translators: Qualys: a note, without its period */
N_("Keep one manager without SAML")

/* Translators: Quantum Workplace: what it is, at most 80 characters */
N_("Employee engagement and performance")

/* Translators: Rally: what it is, at most 80 characters */
N_("Agile project management")

/* Translators: Rally: a note, without its period */
N_("Choose Rally or SSO authentication")

/* Translators: Rally: a note, without its period */
N_("People must exist in Rally under the same user name")

/* Translators: Rancher: what it is, at most 80 characters */
N_("Kubernetes management")

/* Translators: Rancher: label of an entry */
N_("Provider Type")

/* Translators: Rancher: where the entry’s value is found */
N_("The SAML kind picked in Rancher: keycloak, adfs, ping, okta or shibboleth")

/* Translators: Rancher: a note, without its period */
N_("Name the display name, user name, UID and groups attributes")

/* Translators: Rancher: a note, without its period */
N_("Rancher also wants a key pair of its own")

/* Translators: Rapid7 Command Platform (Insight): what it is, at most 80 characters */
N_("Security analytics platform")

/* Translators: Rapid7 Command Platform (Insight): label of an entry */
N_("RelayState")

/* Translators: Rapid7 Command Platform (Insight): where the entry’s value is found */
N_("Default Relay State on the SSO Settings tab")

/* Translators: Rapid7 Command Platform (Insight): a note, without its period */
N_("Certificate must be a base64 X.509 file")

/* Translators: Rapid7 Command Platform (Insight): a note, without its period */
N_("Once SSO is on, users are added at the IdP")

/* Translators: Rapid7 InsightVM Security Console: what it is, at most 80 characters */
N_("On-premises vulnerability scanner console")

/* Translators: Rapid7 InsightVM Security Console: label of an entry */
N_("Console Unique Identifier")

/* Translators: Rapid7 InsightVM Security Console: where the entry’s value is found */
N_("Host name or address of the Security Console")

/* Translators: Rapid7 InsightVM Security Console: a note, without its period */
N_("Only one SAML source is possible")

/* Translators: Rapid7 InsightVM Security Console: a note, without its period */
N_("A host name in the ACS must also be entered as base entity URL")

/* Translators: Rapid7 InsightVM Security Console: a note, without its period */
N_("The entity ID is http, not https")

/* Translators: ReadCube Papers: what it is, at most 80 characters */
N_("Reference and literature manager")

/* Translators: Change Process Management: what it is, at most 80 characters */
N_("SAP change control")

/* Translators: Change Process Management: a note, without its period */
N_("Port 8443 is the default")

/* Translators: Redash: what it is, at most 80 characters */
N_("SQL dashboards")

/* Translators: Redash: where the entry’s value is found */
N_("Default on a single-organization server")

/* Translators: Redash: a note, without its period */
N_("SAML Entity ID takes the value your IdP uses as audience")

/* Translators: Redash: a note, without its period */
N_("RedashGroups replaces the user’s groups at every sign-in")

/* Translators: Responsive (RFPIO): what it is, at most 80 characters */
N_("RFP and proposal responses")

/* Translators: Responsive (RFPIO): a note, without its period */
N_("Press Validate, then switch SAML to enabled and submit")

/* Translators: Responsive (RFPIO): a note, without its period */
N_("The entity ID is the same for all customers")

/* Translators: Retool: what it is, at most 80 characters */
N_("Internal tool builder")

/* Translators: Retool: where the entry’s value is found */
N_("Your Retool address without https://")

/* Translators: Retool: a note, without its period */
N_("Enter firstName and lastName under Attributes")

/* Translators: Retool: a note, without its period */
N_("Entity ID is the bare domain, no https")

/* Translators: Reward Gateway: what it is, at most 80 characters */
N_("Employee benefits and recognition")

/* Translators: Reward Gateway: label of an entry */
N_("Programme Host")

/* Translators: Reward Gateway: where the entry’s value is found */
N_("Address of your programme; ends in rewardgateway.com, .co.uk, .co.nz or .com.au")

/* Translators: Reward Gateway: where the entry’s value is found */
N_("Unique ID shown in the integration in Reward Manager")

/* Translators: Reward Gateway: a note, without its period */
N_("On .co.uk, .co.nz and .com.au hosts the entity ID ends in a slash")

/* Translators: RingCentral: label of an entry */
N_("SSO Host")

/* Translators: RingCentral: where the entry’s value is found: “sso.ringcentral.com”, or “ssoeuro.ringcentral.com” for European accounts */
N_("“{1}”, or “{2}” for European accounts")

/* Translators: RingCentral: a note, without its period */
N_("After the upload set Map Email Attribute to the attribute name sent here")

/* Translators: RingCentral: a note, without its period: At the end tick “Enable SSO Service” */
N_("At the end tick “{1}”")

/* Translators: Robin: what it is, at most 80 characters */
N_("Desk and room booking")

/* Translators: Robin: a note, without its period */
N_("Upper and lower case matter in the names of attributes")

/* Translators: Robin: a note, without its period */
N_("NameID may be any unique value, email is usual")

/* Translators: Rocket.Chat: what it is, at most 80 characters */
N_("Open source team chat")

/* Translators: Rocket.Chat: label of an entry */
N_("Provider Name")

/* Translators: Rocket.Chat: where the entry’s value is found: What “Custom Provider” says in the SAML settings */
N_("What “{1}” says in the SAML settings")

/* Translators: Rocket.Chat: a note, without its period */
N_("The field map says which attribute fills which part of the profile")

/* Translators: Rollbar: what it is, at most 80 characters */
N_("Application error tracking")

/* Translators: Rollbar: where the entry’s value is found */
N_("IdP part of the URLs in Rollbar; azure for Microsoft")

/* Translators: Rollbar: a note, without its period */
N_("Pick the IdP type in the list first")

/* Translators: Rollbar: a note, without its period: “Require login via SAML Identity Provider” can be ticked after a first sign-in */
N_("“{1}” can be ticked after a first sign-in")

/* Translators: Rollbar: a note, without its period */
N_("People are invited before, or provisioned by SCIM")

/* Translators: Rootly: what it is, at most 80 characters */
N_("Incident management in chat")

/* Translators: Rubrik: a note, without its period */
N_("Type the service provider host before downloading the Rubrik metadata")

/* Translators: Rubrik: a note, without its period */
N_("Rights are given to SSO users or groups afterwards")

/* Translators: Rubrik: a note, without its period */
N_("Rubrik expects NameID, email and group data")

/* Translators: Saba Cloud: label of an entry */
N_("Entity Alias")

/* Translators: Saba Cloud: where the entry’s value is found */
N_("Shown under Configure SP; often the customer name with _sp")

/* Translators: Saba Cloud: label of an entry */
N_("Site ID")

/* Translators: Saba Cloud: where the entry’s value is found */
N_("SAML site ID in Saba, used for IdP-initiated sign-in")

/* Translators: Saba Cloud: a note, without its period */
N_("Tick Site Specific IDP before importing")

/* Translators: Saba Cloud: a note, without its period */
N_("A short Max Authentication Age can fail sign-ins with error 109; 7776000 seconds is 90 days")

/* Translators: Saba Cloud: a note, without its period */
N_("For a microsite append ---SAML_SSO_MICRO_SITE=ID to the relay state")

/* Translators: Sage Intacct: what it is, at most 80 characters */
N_("Cloud accounting")

/* Translators: Sage Intacct: where the entry’s value is found */
N_("Sage Intacct company ID used to sign in")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Main")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Pod 1")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Pod 2")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Pod 3")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Pod 4")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Pod 5")

/* Translators: Sage Intacct: what an ACS URL is for */
N_("Pod 6")

/* Translators: Sage Intacct: a note, without its period */
N_("Tick Enable single sign on, type SAML 2.0")

/* Translators: Sage Intacct: a note, without its period */
N_("Enter a Federated SSO user ID on the Single sign-on tab of each user")

/* Translators: Sage Intacct: a note, without its period */
N_("A user switched to SSO can no longer use a password")

/* Translators: Sage Intacct: a note, without its period */
N_("The name attribute must equal the user ID in Sage Intacct, often the part before the @")

/* Translators: Salesforce Marketing Cloud: what it is, at most 80 characters */
N_("Email and campaign marketing")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("Salesforce support must enable SSO for the account first")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("Only one SSO key may be active")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("SP metadata: Setup, Security, Security Settings, Single Sign-On Settings")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("Accepts self-signed IdP certificates only, unless signature checks are off")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("Expects the IdP to do single logout")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("Each user needs SSO on and a Federation ID equal to NameID")

/* Translators: Salesforce Marketing Cloud: a note, without its period */
N_("Use a tenant-specific SP entity ID when one IdP serves several accounts")

/* Translators: Salesforce Sandbox: what it is, at most 80 characters */
N_("Salesforce test organization")

/* Translators: Salesforce Sandbox: label of an entry */
N_("My Domain Name")

/* Translators: Salesforce Sandbox: where the entry’s value is found */
N_("Production My Domain name")

/* Translators: Salesforce Sandbox: label of an entry */
N_("Sandbox Name")

/* Translators: Salesforce Sandbox: where the entry’s value is found */
N_("Name after the two hyphens in the sandbox address")

/* Translators: Salesforce Sandbox: a note, without its period */
N_("Then tick the new method under My Domain, Authentication Configuration")

/* Translators: Salesforce Sandbox: a note, without its period */
N_("Sandbox user names normally end in a dot and the sandbox name")

/* Translators: Salesforce Sandbox: a note, without its period */
N_("A sandbox refresh wipes the SSO settings")

/* Translators: Salesforce: what it is, at most 80 characters */
N_("Customer relations and sales")

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

/* Translators: Salesforce: a note, without its period: For accounts that are made at the first sign-in Salesforce needs attributes whose names begin with “User.” */
N_("For accounts that are made at the first sign-in Salesforce needs attributes whose names begin with “{1}”")

/* Translators: Samsara: what it is, at most 80 characters */
N_("Fleet and site operations")

/* Translators: Samsara: a note, without its period */
N_("People and drivers have separate SSO connections with their own URLs")

/* Translators: Samsara: a note, without its period */
N_("New users start as Standard Admin without dash cam access for the whole organization")

/* Translators: Sansan: what it is, at most 80 characters */
N_("Business card management")

/* Translators: Sansan: where the entry’s value is found */
N_("Part of the addresses that {name} shows")

/* Translators: Sansan: what an ACS URL is for */
N_("PC")

/* Translators: Sansan: what an ACS URL is for */
N_("Smartphone app")

/* Translators: Sansan: what an ACS URL is for */
N_("Smartphone web")

/* Translators: SAP Analytics Cloud: what it is, at most 80 characters */
N_("Cloud analytics and planning")

/* Translators: SAP Analytics Cloud: where the entry’s value is found: “entityID” in the SP metadata, without https:// */
N_("“{1}” in the SP metadata, without https://")

/* Translators: SAP Analytics Cloud: a note, without its period */
N_("Choose which user attribute is matched: email, user ID or a custom mapping")

/* Translators: SAP Analytics Cloud: a note, without its period */
N_("Entity ID ends in .sapanalytics.cloud or .sapbusinessobjects.cloud")

/* Translators: SAP Analytics Cloud: a note, without its period */
N_("People must exist unless provisioned another way")

/* Translators: SAP Ariba: what it is, at most 80 characters */
N_("Procurement and supplier network")

/* Translators: SAP Ariba: label of an entry */
N_("Realm Name")

/* Translators: SAP Ariba: where the entry’s value is found */
N_("Given by Ariba support; host ends in ariba.com")

/* Translators: SAP Ariba: a note, without its period */
N_("Any unique string agreed with Ariba can serve as entity ID")

/* Translators: SAP Ariba: a note, without its period */
N_("European realms use procurement-eu.ariba.com")

/* Translators: SAP Business ByDesign: what it is, at most 80 characters */
N_("Cloud ERP for mid-size firms")

/* Translators: SAP Business ByDesign: where the entry’s value is found */
N_("Sent in the sign-in request; also in the SP metadata")

/* Translators: SAP Business ByDesign: a note, without its period */
N_("Manual Identity Provider Selection lets people choose password or SSO")

/* Translators: SAP Business ByDesign: a note, without its period */
N_("With unspecified format NameID must be the user alias; with emailAddress it is the employee’s mail")

/* Translators: SAP Cloud Identity Services: what it is, at most 80 characters */
N_("SAP’s central sign-in proxy")

/* Translators: SAP Cloud Identity Services: a note, without its period */
N_("Create a corporate identity provider of a SAML 2.0 type first")

/* Translators: SAP Cloud Identity Services: a note, without its period */
N_("SP metadata: Applications and Resources, Tenant Settings, SAML 2.0 Configuration")

/* Translators: SAP Cloud Identity Services: a note, without its period */
N_("Acts as a proxy in front of other SAP applications")

/* Translators: SAP Cloud Identity Services: a note, without its period */
N_("The tenant’s name can be changed and lacks https:// on older tenants, so read it from the metadata")

/* Translators: SAP Cloud Identity Services: a note, without its period */
N_("Trial tenants live under trial-accounts.ondemand.com")

/* Translators: SAP Concur: what it is, at most 80 characters */
N_("Travel and expense management")

/* Translators: SAP Concur: where the entry’s value is found */
N_("Company code in the SSO sign-in address")

/* Translators: SAP Concur: a note, without its period */
N_("Keep the SSO setting optional until tested")

/* Translators: SAP Concur: a note, without its period */
N_("Several IdPs can be added")

/* Translators: SAP Concur: a note, without its period */
N_("Assertions may be encrypted with the key in SAP Concur’s metadata")

/* Translators: SAP Concur: a note, without its period */
N_("Sites not on Manage Single Sign-On are set up by support and use https://www.concursolutions.com/SAMLRedirector/SAMLReceiver.ashx")

/* Translators: SAP Fieldglass: a note, without its period */
N_("Entity ID is https://COMPANY.fgvms.com on tenants of that host")

/* Translators: SAP Fieldglass: a note, without its period */
N_("The identifier sent may have to differ from the directory user name to be unique in Fieldglass")

/* Translators: SAP NetWeaver: what it is, at most 80 characters */
N_("SAP ABAP application server")

/* Translators: SAP NetWeaver: where the entry’s value is found */
N_("Local provider name in transaction SAML2, usually SID plus client")

/* Translators: SAP NetWeaver: label of an entry */
N_("Host and Port")

/* Translators: SAP NetWeaver: label of an entry */
N_("Client Number")

/* Translators: SAP NetWeaver: where the entry’s value is found */
N_("Three-digit SAP client")

/* Translators: SAP NetWeaver: a note, without its period */
N_("Needs HTTP security sessions (SICF_SESSIONS) and the saml2 ICF services active")

/* Translators: SAP NetWeaver: a note, without its period */
N_("Rename the local provider so it starts with https://")

/* Translators: SAP NetWeaver: a note, without its period */
N_("Use SHA-256 and HTTP POST, then add a NameID format under Identity Federation and press Enable")

/* Translators: SAP NetWeaver: a note, without its period */
N_("Works with NetWeaver 7.20 and newer")

/* Translators: SAP NetWeaver: a note, without its period */
N_("Map NameID to the SU01 user or email under Identity Federation")

/* Translators: SAP SuccessFactors: what it is, at most 80 characters */
N_("Human capital management")

/* Translators: SAP SuccessFactors: where the entry’s value is found */
N_("Shown on the sign-in page and under Show version information")

/* Translators: SAP SuccessFactors: label of an entry */
N_("Data Center Host")

/* Translators: SAP SuccessFactors: where the entry’s value is found */
N_("Host name seen in the browser after signing in")

/* Translators: SAP SuccessFactors: a note, without its period */
N_("Any value in Reset Token switches SAML on, an empty one switches it off")

/* Translators: SAP SuccessFactors: a note, without its period */
N_("Require a mandatory signature on the assertion")

/* Translators: SAP SuccessFactors: a note, without its period */
N_("Enable SP-initiated sign-in (AuthnRequest)")

/* Translators: SAP SuccessFactors: a note, without its period */
N_("Entity ID host is .eu or .cn for data centers there")

/* Translators: Sauce Labs: what it is, at most 80 characters */
N_("Web and mobile app testing")

/* Translators: Sauce Labs: a note, without its period */
N_("Ask support to assign your mail domains")

/* Translators: Sauce Labs: a note, without its period */
N_("Upload new metadata when the signing certificate changes")

/* Translators: Sauce Labs: a note, without its period */
N_("Signing either the response or the assertion is enough")

/* Translators: Sauce Labs: a note, without its period */
N_("Encryption is optional")

/* Translators: Schoox: what it is, at most 80 characters */
N_("Workplace learning platform")

/* Translators: SD Elements: what it is, at most 80 characters */
N_("Security requirements and threat modeling")

/* Translators: SD Elements: a note, without its period */
N_("Support must enable SSO first and takes the certificate")

/* Translators: Sectigo Certificate Manager: what it is, at most 80 characters */
N_("Certificate lifecycle management")

/* Translators: Sectigo Certificate Manager: label of an entry */
N_("Customer URI")

/* Translators: Sectigo Certificate Manager: a note, without its period */
N_("Accounts on another Sectigo instance need that host instead of cert-manager.com")

/* Translators: Sectigo Certificate Manager: a note, without its period: “eduPersonPrincipalName” must equal the admin’s IdP Person ID */
N_("“{1}” must equal the admin’s IdP Person ID")

/* Translators: Segment: what it is, at most 80 characters */
N_("Customer data platform")

/* Translators: Segment: label of an entry */
N_("Connection Value")

/* Translators: Seismic: what it is, at most 80 characters */
N_("Sales enablement platform")

/* Translators: Seismic: label of an entry */
N_("SSO Route")

/* Translators: SentinelOne: label of an entry */
N_("Application ID")

/* Translators: SentinelOne: a note, without its period */
N_("Auto provisioning and request signing are optional")

/* Translators: Sentry: where the entry’s value is found */
N_("Name of the organization in the Sentry address")

/* Translators: Sentry: a note, without its period */
N_("Sentry then asks which attribute names carry user ID, email and name")

/* Translators: ServiceNow: label of an entry */
N_("SSO Record sys_id")

/* Translators: ServiceNow: where the entry’s value is found */
N_("Right-click the header of the identity provider record, Copy sys_id")

/* Translators: ServiceNow: a note, without its period */
N_("First activate the Multiple Provider SSO plugin")

/* Translators: ServiceNow: a note, without its period */
N_("Turn on Enable multiple provider SSO under Properties and name the user field that is matched")

/* Translators: ServiceNow: a note, without its period */
N_("Test the connection before activating it")

/* Translators: ServiceNow: a note, without its period */
N_("People can be imported at first sign-in if auto-importing is on")

/* Translators: ShareFile: a note, without its period */
N_("Compare the ShareFile Issuer / Entity ID shown there")

/* Translators: ShareFile: a note, without its period */
N_("European accounts live under sharefile.eu; change the URLs accordingly")

/* Translators: Shibboleth SP (generic): what it is, at most 80 characters */
N_("SAML module for web servers")

/* Translators: Shibboleth SP (generic): a note, without its period: “attribute-map.xml” decides which names are read; several are commented out */
N_("“{1}” decides which names are read; several are commented out")

/* Translators: Shibboleth SP (generic): a note, without its period */
N_("The application gets them as environment variables")

/* Translators: Shibboleth SP (generic): a note, without its period */
N_("Attributes need the URI name format")

/* Translators: Shibboleth SP (generic): a note, without its period */
N_("Entity ID is whatever entityID says in shibboleth2.xml")

/* Translators: Showpad: what it is, at most 80 characters */
N_("Sales enablement content")

/* Translators: Sigma: what it is, at most 80 characters */
N_("Spreadsheet-like cloud analytics")

/* Translators: Sigma: where the entry’s value is found: “api.sigmacomputing.com” for Google Cloud; other clouds see Sigma’s SSO page */
N_("“{1}” for Google Cloud; other clouds see Sigma’s SSO page")

/* Translators: Sigma: where the entry’s value is found */
N_("Last part of the Company Login URL that {name} shows")

/* Translators: Sigma: a note, without its period */
N_("Choose SAML or SAML or password as Authentication Method")

/* Translators: Sigma: a note, without its period */
N_("The hosting cloud is shown on the Account page under Site")

/* Translators: Sigma: a note, without its period: “userRole” may be admin, author or viewer */
N_("“{1}” may be admin, author or viewer")

/* Translators: SimpleSAMLphp SP (generic): what it is, at most 80 characters */
N_("SAML library for PHP applications")

/* Translators: SimpleSAMLphp SP (generic): label of an entry */
N_("Base Path")

/* Translators: SimpleSAMLphp SP (generic): where the entry’s value is found: “baseurlpath” without slashes */
N_("“{1}” without slashes")

/* Translators: SimpleSAMLphp SP (generic): where the entry’s value is found */
N_("Key in authsources.php")

/* Translators: SimpleSAMLphp SP (generic): where the entry’s value is found: “entityID” in authsources.php */
N_("“{1}” in authsources.php")

/* Translators: SimpleSAMLphp SP (generic): a note, without its period */
N_("The metadata converter in the admin page makes the PHP form")

/* Translators: SimpleSAMLphp SP (generic): a note, without its period */
N_("Version 1 used its metadata.php address as entity ID by default; version 2 wants it set")

/* Translators: Skilljar: what it is, at most 80 characters */
N_("Customer training platform")

/* Translators: Skilljar: a note, without its period */
N_("Skilljar support sets up SSO; send metadata and the NameID format")

/* Translators: Skyhigh Security (dashboard): what it is, at most 80 characters */
N_("Cloud security administration")

/* Translators: Skyhigh Security (dashboard): where the entry’s value is found */
N_("Audience shown after saving the SAML settings")

/* Translators: Skyhigh Security (dashboard): a note, without its period */
N_("SP-initiated binding HTTP-POST")

/* Translators: Skyhigh Security (dashboard): a note, without its period */
N_("Exclude one administrator as a way back in")

/* Translators: Skyhigh Web Gateway and Private Access: what it is, at most 80 characters */
N_("Cloud web gateway sign-in")

/* Translators: Skyhigh Web Gateway and Private Access: a note, without its period */
N_("Type the two attribute names into User ID and Group ID")

/* Translators: Skyhigh Web Gateway and Private Access: a note, without its period */
N_("Publish the web policy afterwards")

/* Translators: Skytap: what it is, at most 80 characters */
N_("Cloud for traditional workloads")

/* Translators: Skytap: label of an entry */
N_("Custom Entity ID")

/* Translators: Skytap: where the entry’s value is found: “saasid” in the sign-in URL that {name} shows */
N_("“{1}” in the sign-in URL that {name} shows")

/* Translators: Skytap: label of an entry */
N_("Relay ID")

/* Translators: Skytap: where the entry’s value is found */
N_("Last part of the RelayState that {name} shows")

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
N_("Slack finds the account by the NameID, so it must stay the same for a person")

/* Translators: Slack: a note, without its period */
N_("With several workspaces enter the workspace’s address as service provider issuer at Slack, and as SP entity ID here")

/* Translators: SmarterU: what it is, at most 80 characters */
N_("Corporate learning management")

/* Translators: SmarterU: a note, without its period */
N_("Tick Enable External Authorization and Enable SAML")

/* Translators: SmarterU: a note, without its period */
N_("Choose which attribute identifies the user")

/* Translators: SmartHR: what it is, at most 80 characters */
N_("HR and labor administration")

/* Translators: SmartRecruiters: what it is, at most 80 characters */
N_("Hiring platform")

/* Translators: SmartRecruiters: label of an entry */
N_("Company Identifier")

/* Translators: SmartRecruiters: where the entry’s value is found */
N_("Name in the company’s SmartRecruiters address")

/* Translators: Smartsheet: what it is, at most 80 characters */
N_("Work sheets and projects")

/* Translators: Smartsheet: a note, without its period */
N_("Press Activate after the metadata is accepted, then tick SAML in the Authentication form")

/* Translators: Smartsheet: a note, without its period */
N_("Smartsheet Gov uses sso.smartsheetgov.com")

/* Translators: Smartsheet: a note, without its period */
N_("The roles attribute only matters with IdP-managed access")

/* Translators: Snipe-IT: what it is, at most 80 characters */
N_("IT asset management")

/* Translators: Snipe-IT: a note, without its period */
N_("Attribute Mapping - Username names the attribute to match; empty means NameID")

/* Translators: Snipe-IT: a note, without its period */
N_("Force sign-in and single log-out are switches")

/* Translators: Snipe-IT: a note, without its period */
N_("/login?nosaml is the way back in")

/* Translators: Snowflake: what it is, at most 80 characters */
N_("Cloud data platform")

/* Translators: Snowflake: label of an entry */
N_("Account Identifier")

/* Translators: Snowflake: where the entry’s value is found */
N_("The part before .snowflakecomputing.com, often organization-account")

/* Translators: Snowflake: a note, without its period: Run it as ACCOUNTADMIN; SAML2_PROVIDER is “CUSTOM” */
N_("Run it as ACCOUNTADMIN; SAML2_PROVIDER is “{1}”")

/* Translators: Snowflake: a note, without its period */
N_("Set SAML2_SNOWFLAKE_ISSUER_URL and SAML2_SNOWFLAKE_ACS_URL to the same host people open")

/* Translators: Snowflake: a note, without its period */
N_("SAML2_ENABLE_SP_INITIATED = TRUE adds the button to the sign-in page")

/* Translators: Snowflake: a note, without its period */
N_("NameID must equal the user’s LOGIN_NAME")

/* Translators: Snowflake: a note, without its period */
N_("Request signing and the NameID format are options of the integration")

/* Translators: Snowflake: a note, without its period */
N_("People must exist first, by SQL or SCIM")

/* Translators: Snyk: what it is, at most 80 characters */
N_("Developer security platform")

/* Translators: Snyk: a note, without its period: “roles” holds values of the form snyk:scope:target:role and only matters with custom mapping */
N_("“{1}” holds values of the form snyk:scope:target:role and only matters with custom mapping")

/* Translators: SolarWinds Service Desk: what it is, at most 80 characters */
N_("Cloud IT service desk")

/* Translators: SolarWinds Service Desk: where the entry’s value is found */
N_("Shown or confirmed under Login using SAML")

/* Translators: SonarQube Server: what it is, at most 80 characters */
N_("Code quality analysis")

/* Translators: SonarQube Server: where the entry’s value is found */
N_("Value entered as Application ID in SonarQube")

/* Translators: SonarQube Server: a note, without its period */
N_("Set the server base URL first")

/* Translators: SonarQube Server: a note, without its period */
N_("Enter the attribute names as user sign-in, name, email and group attribute")

/* Translators: SonarQube Server: a note, without its period */
N_("Then turn Enabled on")

/* Translators: SOTI MobiControl: a note, without its period */
N_("Own installations have another host name")

/* Translators: SpaceIQ (SiQ): what it is, at most 80 characters */
N_("Workplace and space planning")

/* Translators: SpaceIQ (SiQ): where the entry’s value is found */
N_("Part of the SAML CallBack Endpoint URL that {name} shows")

/* Translators: Splashtop: what it is, at most 80 characters */
N_("Remote desktop access")

/* Translators: Splashtop: where the entry’s value is found */
N_("In the Splashtop SSO guide for your IdP")

/* Translators: Splashtop: a note, without its period */
N_("Splashtop checks the request before it becomes active")

/* Translators: Splashtop: a note, without its period */
N_("People are invited with this SSO method")

/* Translators: Splunk Observability Cloud: what it is, at most 80 characters */
N_("Metrics, traces and alerts")

/* Translators: Splunk Observability Cloud: where the entry’s value is found */
N_("Realm of your organization, such as us1 or eu0")

/* Translators: Splunk Observability Cloud: label of an entry */
N_("Integration ID")

/* Translators: Splunk Observability Cloud: where the entry’s value is found */
N_("Shown when the SSO integration is created")

/* Translators: Splunk Observability Cloud: what an ACS URL is for */
N_("Realm us0")

/* Translators: Splunk Observability Cloud: a note, without its period: Tick “Show on login page” to offer a button for it; it needs a custom subdomain */
N_("Tick “{1}” to offer a button for it; it needs a custom subdomain")

/* Translators: Splunk Observability Cloud: a note, without its period */
N_("On realm us0 the entity ID is https://api.signalfx.com/v1/saml/metadata")

/* Translators: Splunk Observability Cloud: a note, without its period */
N_("First-time users confirm by a link sent by mail")

/* Translators: Splunk On-Call: what it is, at most 80 characters */
N_("On-call and incident alerts")

/* Translators: Splunk On-Call: where the entry’s value is found */
N_("Last part of the portal address, lower case with dashes")

/* Translators: Splunk On-Call: a note, without its period */
N_("Support finishes the setup; there is no own settings page")

/* Translators: Splunk On-Call: a note, without its period */
N_("The Full-Stack version is needed")

/* Translators: Splunk On-Call: a note, without its period */
N_("Some guides add port 443 to the ACS host")

/* Translators: Splunk On-Call: a note, without its period */
N_("For Entra the vendor lists https://victorops.com as entity ID")

/* Translators: Splunk On-Call: a note, without its period */
N_("People link SSO to their account at first sign-in")

/* Translators: Splunk Enterprise and Splunk Cloud: what it is, at most 80 characters */
N_("Log search and SIEM")

/* Translators: Splunk Enterprise and Splunk Cloud: where the entry’s value is found */
N_("Value entered as Entity ID in Splunk’s SAML configuration, usually the server address")

/* Translators: Splunk Enterprise and Splunk Cloud: where the entry’s value is found */
N_("Host name of the search head, with port if any")

/* Translators: Splunk Enterprise and Splunk Cloud: a note, without its period */
N_("Enter the attribute names under Alias")

/* Translators: Splunk Enterprise and Splunk Cloud: a note, without its period */
N_("Set the public host under Advanced Settings, redirect port 0")

/* Translators: Splunk Enterprise and Splunk Cloud: a note, without its period */
N_("Then map groups to roles with New Group")

/* Translators: Splunk Enterprise and Splunk Cloud: a note, without its period */
N_("A user without a mapped group cannot sign in")

/* Translators: Spot (Spotinst): what it is, at most 80 characters */
N_("Cloud cost optimization")

/* Translators: Spot (Spotinst): where the entry’s value is found */
N_("Relay State shown under Identity Providers")

/* Translators: Spot (Spotinst): a note, without its period */
N_("For IdP-initiated sign-in the relay state is required; users are created at first sign-in")

/* Translators: Spring Security SAML2 (generic): what it is, at most 80 characters */
N_("SAML login for Java applications")

/* Translators: Spring Security SAML2 (generic): label of an entry */
N_("Application Address")

/* Translators: Spring Security SAML2 (generic): label of an entry */
N_("Registration ID")

/* Translators: Spring Security SAML2 (generic): where the entry’s value is found */
N_("Key under relyingparty.registration")

/* Translators: Spring Security SAML2 (generic): a note, without its period: “saml2Metadata” has to be enabled for the metadata page */
N_("“{1}” has to be enabled for the metadata page")

/* Translators: Spring Security SAML2 (generic): a note, without its period */
N_("These are the defaults; the application can change all of them")

/* Translators: Springer Link: what it is, at most 80 characters */
N_("Scientific journals and books")

/* Translators: Sprinklr: what it is, at most 80 characters */
N_("Social media and customer care")

/* Translators: Sprinklr: a note, without its period */
N_("SAML User ID Type: sprinklr.com username; location: NameID of the subject")

/* Translators: Sprinklr: a note, without its period */
N_("People need Password Disabled to sign in through the IdP")

/* Translators: Statuspage: what it is, at most 80 characters */
N_("Public status pages")

/* Translators: Statuspage: label of an entry */
N_("Page Subdomain")

/* Translators: Statuspage: a note, without its period */
N_("Team sign-ins may have moved to the Atlassian account; then use the Atlassian Cloud connector")

/* Translators: SugarCRM: what it is, at most 80 characters */
N_("Customer relationship management")

/* Translators: SugarCRM: a note, without its period */
N_("Trial instances use .trial.sugarcrm.com or .trial.sugarcrm.eu instead")

/* Translators: Sumo Logic: what it is, at most 80 characters */
N_("Log analytics")

/* Translators: Sumo Logic: where the entry’s value is found */
N_("Shown by Sumo Logic in its SAML configuration; the first US deployment uses https://service.sumologic.com")

/* Translators: Sumo Logic: where the entry’s value is found */
N_("Host of your deployment, such as service.us2.sumologic.com or service.eu.sumologic.com")

/* Translators: Sumo Logic: a note, without its period */
N_("For SP-initiated sign-in tick its box and give a Login Path")

/* Translators: SurveyMonkey Enterprise: what it is, at most 80 characters */
N_("Online surveys")

/* Translators: SurveyMonkey Enterprise: a note, without its period */
N_("Entity ID and ACS URL are the same for all customers")

/* Translators: Syncplicity: label of an entry */
N_("Custom Domain")

/* Translators: Syncplicity: a note, without its period */
N_("Entity Id on this page is the service provider’s own: https://COMPANY.syncplicity.com/sp")

/* Translators: Syncplicity: a note, without its period */
N_("Only a PEM certificate is taken, not CER")

/* Translators: Syncplicity: a note, without its period */
N_("Upload the new certificate whenever the IdP’s changes")

/* Translators: Tableau Cloud: what it is, at most 80 characters */
N_("Hosted data visualization")

/* Translators: Tableau Cloud: label of an entry */
N_("Site Alias")

/* Translators: Tableau Cloud: where the entry’s value is found */
N_("Alias in the entity ID shown under Authentication")

/* Translators: Tableau Cloud: a note, without its period */
N_("Under Match attributes enter the names email and displayName")

/* Translators: Tableau Cloud: a note, without its period */
N_("Add people with SAML as their authentication")

/* Translators: Tableau Server: what it is, at most 80 characters */
N_("Self-hosted data visualization")

/* Translators: Tableau Server: where the entry’s value is found */
N_("SAML entity ID typed in Tableau, often the server URL")

/* Translators: Tableau Server: label of an entry */
N_("Return URL")

/* Translators: Tableau Server: a note, without its period */
N_("Tick Enable SAML authentication for the server")

/* Translators: Tableau Server: a note, without its period */
N_("Upload a certificate and key of the server’s own (PEM .crt and .key)")

/* Translators: Tableau Server: a note, without its period */
N_("Enter the attribute names for user name, display name and email")

/* Translators: Tableau Server: a note, without its period */
N_("People must exist with the same user name")

/* Translators: TalentLMS: what it is, at most 80 characters */
N_("Online training and courses")

/* Translators: TalentLMS: a note, without its period */
N_("Type TargetedID, FirstName, LastName and Email into the boxes of the same meaning")

/* Translators: TalentLMS: a note, without its period */
N_("TalentLMS takes RSA certificates only; the fingerprint is SHA-1")

/* Translators: Talentsoft (Cegid HR): what it is, at most 80 characters */
N_("Talent management suite")

/* Translators: Talentsoft (Cegid HR): label of an entry */
N_("Federation Server")

/* Translators: Tanium: what it is, at most 80 characters */
N_("Converged endpoint management")

/* Translators: Tanium: label of an entry */
N_("User Pool")

/* Translators: Tanium: where the entry’s value is found */
N_("Region in the reply URL given by Tanium")

/* Translators: Tanium: a note, without its period */
N_("Tanium Cloud: support enters the metadata")

/* Translators: Tanium: a note, without its period */
N_("On-premises servers show other values; they want response and assertion signed")

/* Translators: Targetprocess: what it is, at most 80 characters */
N_("Agile portfolio planning")

/* Translators: Targetprocess: label of an entry */
N_("Account")

/* Translators: Targetprocess: a note, without its period */
N_("Tick Enable Single Sign-on and Enable JIT Provisioning")

/* Translators: TeamCity (SAML plugin): what it is, at most 80 characters */
N_("Build server")

/* Translators: TeamCity (SAML plugin): a note, without its period */
N_("Install the plugin and add the SAML authentication module")

/* Translators: TeamCity (SAML plugin): a note, without its period */
N_("NameID is compared with the user name, not the e-mail")

/* Translators: TeamCity (SAML plugin): a note, without its period */
N_("Keep the slash at the end")

/* Translators: TeamViewer: what it is, at most 80 characters */
N_("Remote access and support")

/* Translators: TeamViewer: label of an entry */
N_("Customer Identifier")

/* Translators: TeamViewer: where the entry’s value is found */
N_("Made once when the domain is added at TeamViewer")

/* Translators: TeamViewer: a note, without its period */
N_("Keep an admin on another domain; there is no backup sign-in")

/* Translators: TeamViewer: a note, without its period */
N_("A Tensor license is needed")

/* Translators: TeamViewer: a note, without its period */
N_("Never change the customer identifier afterwards")

/* Translators: TeamViewer: a note, without its period */
N_("The encryption certificate is in https://sso.teamviewer.com/saml/metadata.xml")

/* Translators: Teamwork.com: what it is, at most 80 characters */
N_("Client project management")

/* Translators: Teamwork.com: a note, without its period */
N_("EU sites use the entity ID https://eu.teamwork.com/saml")

/* Translators: Teleport: what it is, at most 80 characters */
N_("Access to servers and clusters")

/* Translators: Teleport: label of an entry */
N_("Proxy Address")

/* Translators: Teleport: where the entry’s value is found */
N_("Public address of the Teleport proxy")

/* Translators: Teleport: label of an entry */
N_("Connector Name")

/* Translators: Teleport: where the entry’s value is found: “metadata.name” of the SAML connector */
N_("“{1}” of the SAML connector")

/* Translators: Teleport: a note, without its period */
N_("Same as a file for tctl create, kind saml")

/* Translators: Teleport: a note, without its period: “attributes_to_roles” decides which group gets which role */
N_("“{1}” decides which group gets which role")

/* Translators: Teleport: a note, without its period */
N_("Teleport Enterprise or Cloud is needed")

/* Translators: Teleport: a note, without its period */
N_("Attribute names are free; without a mapped role nobody gets in")

/* Translators: Templafy: what it is, at most 80 characters */
N_("Office templates and brand content")

/* Translators: Templafy: label of an entry */
N_("Cluster")

/* Translators: Templafy: where the entry’s value is found */
N_("Cluster of your tenant, templafyprod0 to templafyprod5")

/* Translators: Templafy: a note, without its period */
N_("With dynamic configuration new signing certificates are picked up from the metadata URL")

/* Translators: Templafy: a note, without its period */
N_("Clusters 0, 1 and 5 are West Europe, 2 East US, 3 Australia, 4 Canada")

/* Translators: Templafy: a note, without its period */
N_("The ACS URL is case sensitive")

/* Translators: Tenable Vulnerability Management: what it is, at most 80 characters */
N_("Vulnerability management")

/* Translators: Tenable Vulnerability Management: where the entry’s value is found */
N_("In the metadata Tenable offers after saving; starts with TENABLE_IO_")

/* Translators: Tenable Vulnerability Management: a note, without its period */
N_("Begin with placeholder values, then copy the real ones from the Tenable metadata")

/* Translators: Tenable Vulnerability Management: a note, without its period */
N_("Only the first certificate in the metadata counts")

/* Translators: Tenable Vulnerability Management: a note, without its period */
N_("Sign in from the IdP first")

/* Translators: Tenable Vulnerability Management: a note, without its period */
N_("Assertion encryption is not supported")

/* Translators: Tenable Vulnerability Management: a note, without its period */
N_("User name must be the full Tenable account name")

/* Translators: Terraform Enterprise: what it is, at most 80 characters */
N_("Self-hosted Terraform")

/* Translators: Terraform Enterprise: a note, without its period */
N_("The three attribute names can be changed there")

/* Translators: Terraform Enterprise: a note, without its period */
N_("Keep one local administrator")

/* Translators: TigerConnect: what it is, at most 80 characters */
N_("Secure clinical messaging")

/* Translators: TitanFile: what it is, at most 80 characters */
N_("Secure file sharing for clients")

/* Translators: TOPdesk – Public: what it is, at most 80 characters */
N_("Service desk sign-in for self-service users")

/* Translators: TOPdesk – Public: label of an entry */
N_("TOPdesk Name")

/* Translators: TOPdesk – Public: label of an entry */
N_("Metadata Identifier")

/* Translators: TOPdesk – Public: where the entry’s value is found */
N_("Last part of the metadata URL that {name} shows")

/* Translators: TOPdesk – Public: a note, without its period */
N_("Add it with the SAML configuration assistant")

/* Translators: TOPdesk – Secure: what it is, at most 80 characters */
N_("Service desk sign-in for operators")

/* Translators: TOPdesk – Secure: a note, without its period */
N_("A private key (RSA, PKCS8, DER) can be uploaded too")

/* Translators: Torii: what it is, at most 80 characters */
N_("SaaS management")

/* Translators: Torii: where the entry’s value is found */
N_("Number of your Torii organization, given by Torii support")

/* Translators: Trelica: label of an entry */
N_("SAML Identifier")

/* Translators: Trend Micro Web Security: what it is, at most 80 characters */
N_("Cloud web gateway")

/* Translators: Trend Micro Web Security: label of an entry */
N_("Organization Identifier")

/* Translators: Trend Micro Web Security: where the entry’s value is found */
N_("16 hex digits in the Service Provider settings under Authentication Method")

/* Translators: Trend Micro Web Security: a note, without its period */
N_("Sign-ins start at the TMWS captive portal; a test from the IdP does not work")

/* Translators: DRTrack: what it is, at most 80 characters */
N_("Delivery route tracking")

/* Translators: DRTrack: where the entry’s value is found */
N_("Your host under appiangps.com, routetracking.com, appiantracking.com or drtrack.trimblemaps.com")

/* Translators: Tulip: what it is, at most 80 characters */
N_("Frontline manufacturing apps")

/* Translators: Tulip: a note, without its period */
N_("Type displayName, emailAddress, badgeID and groups as name, email, badge and role attribute")

/* Translators: Tulip: a note, without its period */
N_("Press Authenticate to test before saving")

/* Translators: Tulip: a note, without its period */
N_("An instance that already has users needs Tulip support")

/* Translators: Twilio SendGrid: what it is, at most 80 characters */
N_("Transactional and marketing email")

/* Translators: Twilio SendGrid: label of an entry */
N_("SSO Integration ID")

/* Translators: Twilio SendGrid: where the entry’s value is found */
N_("UUID at the end of the URLs SendGrid shows for the SSO configuration")

/* Translators: Udemy Business: where the entry’s value is found */
N_("Shown in Udemy’s SSO settings; PingConnect on older connections")

/* Translators: Udemy Business: what an ACS URL is for */
N_("Connections from before March 2026")

/* Translators: Udemy Business: a note, without its period */
N_("A group must exist in Udemy before users are put in it")

/* Translators: Udemy Business: a note, without its period */
N_("Older connections take RelayState https://pingone.com/1.0/d905a6ca-adf9-45e2-9b9d-0d6485f27206")

/* Translators: UKG Pro: what it is, at most 80 characters */
N_("HR, payroll and workforce")

/* Translators: UKG Pro: label of an entry */
N_("Host Prefix")

/* Translators: UKG Pro: label of an entry */
N_("Instance Path")

/* Translators: UKG Pro: where the entry’s value is found */
N_("Path of the reply URL, given by UKG support")

/* Translators: UKG Pro: what an ACS URL is for */
N_("Canada")

/* Translators: UKG Pro: a note, without its period */
N_("The entity ID uses the same host as the reply URL")

/* Translators: Upwork Enterprise: what it is, at most 80 characters */
N_("Freelance talent marketplace")

/* Translators: UserEcho: what it is, at most 80 characters */
N_("Customer feedback and help desk")

/* Translators: UserVoice: what it is, at most 80 characters */
N_("Product feedback portal")

/* Translators: UserVoice: a note, without its period */
N_("Ask UserVoice for the ACS URL")

/* Translators: UserZoom: what it is, at most 80 characters */
N_("User research and UX testing")

/* Translators: Valimail: what it is, at most 80 characters */
N_("DMARC and authentication of e-mail")

/* Translators: Valimail: a note, without its period */
N_("New accounts are only made for the provisioning domains that are entered there")

/* Translators: Valimail: a note, without its period */
N_("For the government service write app.valigov.com in place of app.valimail.com in the addresses")

/* Translators: Veeam Backup Enterprise Manager: what it is, at most 80 characters */
N_("Veeam backup web console")

/* Translators: Veeam Backup Enterprise Manager: a note, without its period */
N_("Tick Enable SAML 2.0, then download the SP metadata")

/* Translators: Veeam Backup Enterprise Manager: a note, without its period */
N_("Add an External Group under Roles for each IdP group")

/* Translators: Veracode: a note, without its period */
N_("Roles for new users sit on the JIT Provisioning tab")

/* Translators: Veracode: a note, without its period */
N_("Relay state is required; other regions show another URL")

/* Translators: Enterprise Vault.cloud: what it is, at most 80 characters */
N_("Cloud mail archiving")

/* Translators: Enterprise Vault.cloud: where the entry’s value is found: “lax” for North America, “ams” for Europe, “syd” for Asia Pacific */
N_("“{1}” for North America, “{2}” for Europe, “{3}” for Asia Pacific")

/* Translators: Enterprise Vault.cloud: a note, without its period */
N_("The sign-in page holds your customer ID; ask support for it")

/* Translators: Enterprise Vault.cloud: a note, without its period */
N_("People must exist in the archive first")

/* Translators: Vidyard: what it is, at most 80 characters */
N_("Video for sales and marketing")

/* Translators: Vidyard: where the entry’s value is found */
N_("The ID in the addresses that {name} shows")

/* Translators: Vidyard: a note, without its period */
N_("Assign the profile to groups with a role afterwards")

/* Translators: Vidyard: a note, without its period */
N_("Missing users are created in the assigned group")

/* Translators: Vimeo Enterprise: what it is, at most 80 characters */
N_("Video hosting")

/* Translators: Vimeo Enterprise: a note, without its period */
N_("Claim the e-mail domain, then switch on just-in-time provisioning")

/* Translators: Vimeo Enterprise: a note, without its period */
N_("Team-based SSO limits sign-ins to invited people")

/* Translators: Vimeo Enterprise: a note, without its period */
N_("A single logout URL is optional")

/* Translators: Visma Connect: what it is, at most 80 characters */
N_("Login to Visma business software")

/* Translators: VMware Horizon Unified Access Gateway: what it is, at most 80 characters */
N_("Gateway for virtual desktops")

/* Translators: VMware Horizon Unified Access Gateway: a note, without its period */
N_("Then pick SAML as authentication method of the Horizon edge service")

/* Translators: Vonage Business Communications: what it is, at most 80 characters */
N_("Business phone service")

/* Translators: Vonage Business Communications: label of an entry */
N_("SSO Account ID")

/* Translators: Vonage Business Communications: where the entry’s value is found */
N_("The id value in the reply URL shown or sent by Vonage")

/* Translators: Vonage Business Communications: a note, without its period */
N_("Tick Enable single sign-on for this account")

/* Translators: Vonage Business Communications: a note, without its period */
N_("Ask Vonage support for the exact values")

/* Translators: Vyond: what it is, at most 80 characters */
N_("Animated video creation")

/* Translators: WalkMe: what it is, at most 80 characters */
N_("Digital adoption guidance")

/* Translators: WalkMe: where the entry’s value is found */
N_("Shown in the SSO setup of the Admin Center")

/* Translators: WalkMe: where the entry’s value is found */
N_("URL shown in the SSO setup of the Admin Center, or in its metadata")

/* Translators: WalkMe: a note, without its period */
N_("Choose HTTP-Redirect or HTTP-POST as request binding")

/* Translators: WalkMe: a note, without its period */
N_("Assign people to the SSO connection, then press Test SSO Setup")

/* Translators: WalkMe: a note, without its period */
N_("People are matched by e-mail unless changed")

/* Translators: WalkMe: a note, without its period */
N_("This is the sign-in to WalkMe’s own console, not for visitors of guided pages")

/* Translators: Wazuh: what it is, at most 80 characters */
N_("Open source SIEM and XDR")

/* Translators: Wazuh: a note, without its period */
N_("Load changes with securityadmin.sh")

/* Translators: Wazuh: a note, without its period */
N_("Map the group in roles_mapping.yml as backend role")

/* Translators: Wazuh: a note, without its period: “opensearch_dashboards.yml” needs auth type saml and the xsrf allow list */
N_("“{1}” needs auth type saml and the xsrf allow list")

/* Translators: Wazuh: a note, without its period: “wazuh-saml” is only the usual name; sp.entity_id must be the same */
N_("“{1}” is only the usual name; sp.entity_id must be the same")

/* Translators: Cisco Webex Meetings: what it is, at most 80 characters */
N_("Web meetings and calling")

/* Translators: Cisco Webex Meetings: a note, without its period */
N_("The site may use another SP entity ID; the exported metadata decides")

/* Translators: Cisco Webex Meetings: a note, without its period */
N_("Sites run from Control Hub use other URLs, taken from its metadata file")

/* Translators: Weekdone: what it is, at most 80 characters */
N_("OKR and weekly planning")

/* Translators: Weekdone: a note, without its period */
N_("SP metadata is served at the entity ID address")

/* Translators: Whimsical: what it is, at most 80 characters */
N_("Whiteboards, flowcharts and documents")

/* Translators: Whimsical: where the entry’s value is found */
N_("On the SAML setup screen in the workspace settings; one fixed string")

/* Translators: Whimsical: where the entry’s value is found */
N_("Name after the @ in your Whimsical address")

/* Translators: Wiz: label of an entry */
N_("Pool Domain")

/* Translators: Wiz: where the entry’s value is found */
N_("First part of the ACS host given by Wiz")

/* Translators: Wiz: where the entry’s value is found */
N_("Region in the ACS host")

/* Translators: Wiz: a note, without its period */
N_("Groups are matched to Wiz roles; some guides name the attribute group")

/* Translators: WordPress (OneLogin SAML plugin): what it is, at most 80 characters */
N_("Website and blog system")

/* Translators: WordPress (OneLogin SAML plugin): where the entry’s value is found */
N_("Service Provider Entity Id in the plugin; php-saml when left empty")

/* Translators: WordPress (OneLogin SAML plugin): a note, without its period */
N_("The names of attributes and roles are entered further down on that page")

/* Translators: WordPress (OneLogin SAML plugin): a note, without its period: “wp-login.php?normal” is the way back in */
N_("“{1}” is the way back in")

/* Translators: WordPress (OneLogin SAML plugin): a note, without its period */
N_("Other SAML plugins have other paths")

/* Translators: Workable: what it is, at most 80 characters */
N_("Recruiting and HR")

/* Translators: WorkBoard: what it is, at most 80 characters */
N_("OKR and results management")

/* Translators: WorkBoard: label of an entry */
N_("Environment Name")

/* Translators: Workday Adaptive Planning: what it is, at most 80 characters */
N_("Budgeting and forecasting")

/* Translators: Workday Adaptive Planning: where the entry’s value is found */
N_("Last part of the Adaptive Insights SSO URL that {name} shows")

/* Translators: Workday Adaptive Planning: a note, without its period */
N_("SAML user id: user name or federation ID, taken from the NameID")

/* Translators: Workday Adaptive Planning: a note, without its period: While testing choose “Allow SAML SSO and direct login” */
N_("While testing choose “{1}”")

/* Translators: Workday: what it is, at most 80 characters */
N_("Human resources and finance suite")

/* Translators: Workday: where the entry’s value is found */
N_("Name right after the host in the Workday address")

/* Translators: Workday: a note, without its period */
N_("Service Provider ID in the provider’s row is the entity ID; keep it the same as here")

/* Translators: Workday: a note, without its period */
N_("Tick SP Initiated and Do Not Deflate SP-initiated Authentication Request")

/* Translators: Workday: a note, without its period */
N_("Choose the environments the provider serves")

/* Translators: Workday: a note, without its period */
N_("The entity ID is whatever is typed as Service Provider ID; http://www.workday.com is usual")

/* Translators: Workday: a note, without its period: “login.flex?redirect=n” is the password way in if SSO breaks */
N_("“{1}” is the password way in if SSO breaks")

/* Translators: Adobe Workfront: what it is, at most 80 characters */
N_("Work and project management")

/* Translators: Adobe Workfront: label of an entry */
N_("Domain Name")

/* Translators: Adobe Workfront: a note, without its period */
N_("Download the SP metadata there and take entity ID and ACS URL from it")

/* Translators: Adobe Workfront: a note, without its period */
N_("Accounts on the Adobe Admin Console use the Adobe connector")

/* Translators: Adobe Workfront: a note, without its period */
N_("The entity ID here is that of a sandbox: compare it with what {name} shows")

/* Translators: Workiva (Wdesk): what it is, at most 80 characters */
N_("Connected financial reporting")

/* Translators: Workiva (Wdesk): a note, without its period */
N_("Tick SAML User ID is Wdesk Username and Enable SAML Single Sign On")

/* Translators: Workspace ONE UEM (AirWatch): what it is, at most 80 characters */
N_("Unified endpoint management")

/* Translators: Workspace ONE UEM (AirWatch): where the entry’s value is found */
N_("The part before .awmdm.com; hosted tenants may be on airwatchportals.com")

/* Translators: Workspace ONE UEM (AirWatch): label of an entry */
N_("Group ID")

/* Translators: Workspace ONE UEM (AirWatch): where the entry’s value is found */
N_("Company code of the organization group")

/* Translators: Workspace ONE UEM (AirWatch): a note, without its period */
N_("Directory type None, then switch on SAML for authentication")

/* Translators: Workspace ONE UEM (AirWatch): a note, without its period */
N_("Attribute names are typed in on the User tab, advanced view")

/* Translators: Workspace ONE UEM (AirWatch): a note, without its period */
N_("Take the ACS from the exported service provider settings if it differs")

/* Translators: Wrike: a note, without its period */
N_("Wrike mails a code to confirm Enable SAML settings")

/* Translators: Wrike: a note, without its period */
N_("Read the entity ID from the metadata file Wrike offers")

/* Translators: xMatters: what it is, at most 80 characters */
N_("Alerting and on-call notifications")

/* Translators: xMatters: what an ACS URL is for */
N_("Hosts of cs1")

/* Translators: xMatters: a note, without its period */
N_("Entity ID and ACS follow your host; cs1 and au1 hosts exist too")

/* Translators: Yodeck: what it is, at most 80 characters */
N_("Digital signage")

/* Translators: Yodeck: where the entry’s value is found */
N_("From the SAML page in Yodeck or its SP metadata")

/* Translators: Yodeck: a note, without its period */
N_("Import fills the other fields")

/* Translators: Zabbix: label of an entry */
N_("Frontend")

/* Translators: Zabbix: where the entry’s value is found */
N_("SP entity ID typed into Zabbix; any name")

/* Translators: Zabbix: a note, without its period */
N_("Username attribute names the attribute holding the Zabbix user name")

/* Translators: Zabbix: a note, without its period */
N_("The certificate goes to conf/certs/idp.crt on the frontend server")

/* Translators: Zabbix: a note, without its period */
N_("JIT exists from version 6.4")

/* Translators: Zammad: what it is, at most 80 characters */
N_("Open source helpdesk")

/* Translators: Zammad: a note, without its period */
N_("Certificate or fingerprint, leave the other empty")

/* Translators: Zammad: a note, without its period */
N_("Name Identifier Format must be the same on both sides")

/* Translators: Zammad: a note, without its period */
N_("Automatic account link on first sign-in is a switch")

/* Translators: Zendesk: a note, without its period */
N_("Then assign the configuration under Team member or End user authentication")

/* Translators: Zendesk: a note, without its period */
N_("Two SAML configurations are possible, one for staff and one for customers")

/* Translators: Zendesk: a note, without its period */
N_("All attributes are optional")

/* Translators: Ziflow: what it is, at most 80 characters */
N_("Online proofing and review")

/* Translators: Ziflow: label of an entry */
N_("Unique ID")

/* Translators: Ziflow: where the entry’s value is found */
N_("Under Configuration Settings for your Identity Provider in Ziflow")

/* Translators: Zoho One: what it is, at most 80 characters */
N_("Business application suite")

/* Translators: Zoho One: where the entry’s value is found */
N_("Shown by Zoho after the SAML setup is saved")

/* Translators: Zoho One: label of an entry */
N_("Verified Domain")

/* Translators: Zoho One: where the entry’s value is found */
N_("Mail domain verified in Zoho One")

/* Translators: Zoho One: a note, without its period */
N_("Other data centers use accounts.zoho.eu and the like")

/* Translators: Zoom: what it is, at most 80 characters */
N_("Video meetings and phone")

/* Translators: Zoom: label of an entry */
N_("Vanity URL Name")

/* Translators: Zoom: a note, without its period */
N_("An approved vanity URL is needed")

/* Translators: Zoom: a note, without its period */
N_("Group claims and other fields are mapped on the SAML response mapping tab")

/* Translators: Zscaler Internet Access: what it is, at most 80 characters */
N_("Cloud secure web gateway")

/* Translators: Zscaler Internet Access: label of an entry */
N_("Cloud")

/* Translators: Zscaler Internet Access: where the entry’s value is found */
N_("Cloud your company is on, seen in the admin address")

/* Translators: Zscaler Internet Access: where the entry’s value is found */
N_("In the SP metadata of the Zscaler SAML settings; normally the cloud name")

/* Translators: Zscaler Internet Access: a note, without its period */
N_("SAML auto-provisioning needs the three attribute names typed in")

/* Translators: Zscaler Internet Access: a note, without its period */
N_("The SP metadata may show the ACS with :443; copy that form if it does")

/* Translators: Zscaler Private Access: label of an entry */
N_("Sign-in Domain")

/* Translators: Zscaler Private Access: where the entry’s value is found */
N_("Domain verified in ZPA")

/* Translators: Zscaler Private Access: a note, without its period */
N_("Choose the domains this IdP serves")

/* Translators: Zscaler Private Access: a note, without its period */
N_("Newer IdP entries may show an entity ID ending in a number; the SP screen decides")

/* Translators: Zulip: what it is, at most 80 characters */
N_("Threaded team chat")

/* Translators: Zulip: a note, without its period */
N_("Add SAMLAuthBackend to AUTHENTICATION_BACKENDS")

/* Translators: Zulip: a note, without its period */
N_("The certificate lies in /etc/zulip/saml/idps under the IdP’s name")

/* Translators: Zulip: a note, without its period */
N_("Restart Zulip afterwards")

/* Translators: Zulip: a note, without its period: “attr_*” settings name the attributes; keep the slash at the end of the ACS */
N_("“{1}” settings name the attributes; keep the slash at the end of the ACS")

/* Translators: Zulip: a note, without its period */
N_("Zulip Cloud: ask support")

/* Translators: Zuora: what it is, at most 80 characters */
N_("Subscription billing")

/* Translators: Zuora: where the entry’s value is found: “na.zuora.com”, “www.zuora.com”, “eu.zuora.com” or a sandbox host */
N_("“{1}”, “{2}”, “{3}” or a sandbox host")

/* Translators: Zuora: where the entry’s value is found: “entityID” in the metadata at https://HOST/apps/saml/metadata */
N_("“{1}” in the metadata at https://HOST/apps/saml/metadata")

/* Translators: Zuora: a note, without its period */
N_("Then tick SSO SAML Enabled and set the Federated ID on each user under Manage Users")

/* Translators: Zuora: a note, without its period */
N_("Federated ID has the form of an e-mail address and must equal NameID")
