/** A self-signed certificate for mail.test and its key. They protect nothing: made for the SMTP double, valid for a hundred years. */
export const mailTestCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgS4ICZ+xaYpy9whp1
QQjQbpB1MKzXryaMpuGfSLFeDW6hRANCAASi7KhRp+IL97gjlYyPow1pwReHUW1F
xSMsn/T6zxXfCb0ccgwP3cqCeTVudYVVmocM8oAjyMRjk4jFVEcxSdMW
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUHNSAEDY0X0+E9KhgcuQg7RvmdyYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbWFpbC50ZXN0MCAXDTI2MTEyMzA3MTEzNVoYDzIxMjYxMDMw
MDcxMTM1WjAUMRIwEAYDVQQDDAltYWlsLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASi7KhRp+IL97gjlYyPow1pwReHUW1FxSMsn/T6zxXfCb0ccgwP3cqC
eTVudYVVmocM8oAjyMRjk4jFVEcxSdMWo2kwZzAdBgNVHQ4EFgQUTCqjeCxvRncW
SlKRsUkD25sTxwYwHwYDVR0jBBgwFoAUTCqjeCxvRncWSlKRsUkD25sTxwYwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALggltYWlsLnRlc3QwCgYIKoZIzj0EAwID
SAAwRQIhAPn/0xLu8jgEKaMvCUlSEQmOGUn+9/Ksjm6NLfWAQkGBAiBG9RDVIKdT
ykvlhj/gdRBVVaH2XIZmqAEuSYey1qQvAA==
-----END CERTIFICATE-----`,
};
