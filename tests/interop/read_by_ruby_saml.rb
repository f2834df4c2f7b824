# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What ruby-saml reads from the documents of a table, one line of JSON each.

require 'json'
require 'onelogin/ruby-saml'

table = JSON.parse(File.read(ARGV[0], encoding: 'UTF-8'))
OneLogin::RubySaml::Logging.logger = Logger.new(File::NULL)
OneLogin::RubySaml::Attributes.single_value_compatibility = false

table['rows'].each do |row|
  settings = OneLogin::RubySaml::Settings.new
  settings.soft = true
  settings.idp_entity_id = table['idp']
  settings.sp_entity_id = table['sp']
  settings.assertion_consumer_service_url = table['acs']
  settings.private_key = table['key']
  settings.certificate = table['certificate']
  settings.idp_cert = File.read(File.join(table['folder'], row['certificate']))
  settings.security[:want_assertions_signed] = row['signed'].include?('assertion')
  settings.security[:want_name_id] = row['has_name_id']
  text = File.read(File.join(table['folder'], row['file']), encoding: 'UTF-8')
  values =
    begin
      response = OneLogin::RubySaml::Response.new([text].pack('m0'), settings: settings,
                                                                    matches_request_id: row['in_response_to'])
      if response.is_valid?
        { name_id: response.name_id, attributes: response.attributes.attributes }
      else
        { error: response.errors.join(', ') }
      end
    rescue StandardError => e
      { error: "#{e.class}: #{e.message}" }
    end
  puts JSON.generate(values)
end
