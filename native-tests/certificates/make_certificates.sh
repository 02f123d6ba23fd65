#!/bin/sh
# Makes the certificates of these tests in a folder: an authority, a client with a key and many names, and their packets.
set -eu
rm -rf "$1"
mkdir -p "$1"
cd "$1"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
    -subj "/O=Example/CN=Example Authority" -keyout authority.key -out authority.pem

cat >client.cnf <<'END'
[req]
distinguished_name = names
prompt = no
string_mask = utf8only
utf8 = yes
[names]
C = DE
O = "Example, \"Quoted\""
OU = Wéb
CN = client.example
emailAddress = subject@client.example
[extensions]
basicConstraints = critical, CA:false
extendedKeyUsage = clientAuth
subjectAltName = DNS:first.example, DNS:second.example, email:other@client.example, URI:https://client.example/
END
openssl req -new -newkey rsa:2048 -nodes -config client.cnf -keyout client.key -out client.csr
openssl x509 -req -in client.csr -CA authority.pem -CAkey authority.key -set_serial 0x01020304A5 -days 10 \
    -extfile client.cnf -extensions extensions -out client.pem 2>/dev/null

openssl x509 -in client.pem -outform DER -out client.der
openssl x509 -in authority.pem -outform DER -out authority.der
openssl dgst -sha1 -binary -out client.sha1 client.der
cat authority.pem client.pem client.key >bundle.pem
cat authority.pem authority.key >ec.pem
openssl pkey -in client.key -aes256 -passout pass:secret -out locked.key
cat client.pem locked.key >locked.pem
openssl pkey -in client.key -traditional -aes256 -passout pass:secret -out old-locked.key
cat client.pem old-locked.key >old-locked.pem
cat old-locked.key client.pem >old-locked-first.pem
openssl pkcs12 -export -in client.pem -inkey client.key -certfile authority.pem -passout pass:secret -out client.pfx
openssl pkcs12 -export -in client.pem -inkey client.key -passout pass: -out open.pfx
