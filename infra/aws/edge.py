"""What stands between a browser and the functions: the API's settings, its own refusals, and the CDN."""

import json
from typing import Any

from infra.local.files import ADMIN_POLICY, MEDIA_POLICY

Json = dict[str, Any]
STAGE = "api"  # .chalice/config.json; a test holds the two together
ANY_TYPE = "*/*"  # the functions encode what is no text; without this API Gateway would hand it on as base64

# API Gateway's own refusals, in the shape of ours (core.wire.problem): type, status, code, sentence
REFUSALS: tuple[tuple[str, int, str, str], ...] = (
    # for an address it has no route for, it says 403 "Missing Authentication Token"
    ("MISSING_AUTHENTICATION_TOKEN", 404, "not_found", "There is nothing at this address."),
    ("REQUEST_TOO_LARGE", 413, "too_large", "The request is too long. Send large files through an upload address."),
    ("THROTTLED", 429, "too_many_attempts", "Too many requests at once. Wait a moment and try again."),
    ("QUOTA_EXCEEDED", 429, "too_many_attempts", "Too many requests. Wait a while and try again."),
    ("INTEGRATION_TIMEOUT", 504, "timeout", "This took too long. Look whether it was done before you repeat it."),
    ("INTEGRATION_FAILURE", 502, "internal_error", "Something went wrong on our side. Try again in a moment."),
    ("DEFAULT_4XX", 400, "refused", "The request was refused before it reached the shop."),
    ("DEFAULT_5XX", 500, "internal_error", "Something went wrong on our side. Try again in a moment."),
)

# CloudFront's managed policies (docs: "Use managed cache policies", "... origin request policies"). CachingDisabled
# does not compress either.
NO_CACHE = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
CACHE = "658327ea-f89d-4fab-a63d-7e88639e58f6"
ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
READ = ["GET", "HEAD"]
ALL = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
# The pages that are the same for everybody; a test holds this to what the pages themselves say. `?` is one character.
SHARED = (
    "/??",
    "/??/products",
    "/??/products/*",
    "/??/collections/*",
    "/??/search",
    "/look/*",
    "/robots.txt",
    "/sitemap.xml",
)
APART = ("/??/products/*/review",)  # within those, each visitor's own
YEAR = 365 * 24 * 60 * 60
# Which errors CloudFront would otherwise keep for ten seconds, whatever the answer itself says
ERRORS = (400, 403, 404, 405, 414, 500, 501, 502, 503, 504)
ONE_PAGE = "function handler(event) { event.request.uri = '/static/admin/index.html'; return event.request; }"


def api() -> Json:
    """Chalice's API, with every type as binary and refusals as problem+json."""
    name = {"Ref": "AWS::StackName"}  # alarms find the API by its name
    body = {
        "info": {"title": name},
        "x-amazon-apigateway-binary-media-types": [ANY_TYPE],
        "x-amazon-apigateway-gateway-responses": {kind: refusal(*told) for kind, *told in REFUSALS},
    }
    # OpenApiVersion keeps SAM from adding a stage of its own, called Stage
    return {"Properties": {"Name": name, "OpenApiVersion": "2.0", "DefinitionBody": body}}


def refusal(status: int, code: str, sentence: str) -> Json:
    told = {
        "type": f"urn:daybook:problem:{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "code": code,
        "detail": sentence,
        "request_id": "$context.requestId",
    }
    headers = {"Content-Type": "application/problem+json", "Cache-Control": "no-store"}
    if status == 429:
        headers["Retry-After"] = "60"
    return {
        "statusCode": str(status),
        "responseParameters": {f"gatewayresponse.header.{name}": f"'{value}'" for name, value in headers.items()},
        "responseTemplates": {"application/json": json.dumps(told)},
    }


def bucket_policy() -> Json:
    """Nothing without TLS; and the CDN may read built files and pictures, never what was sent to be imported."""
    bucket, cdn = {"Fn::GetAtt": ["Files", "Arn"]}, {"Service": "cloudfront.amazonaws.com"}
    ours = {
        "StringEquals": {
            "AWS:SourceArn": {"Fn::Sub": "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Cdn}"}
        }
    }
    readable = [{"Fn::Sub": "${Files.Arn}/static/*"}, {"Fn::Sub": "${Files.Arn}/media/*"}]
    read = {"Effect": "Allow", "Principal": cdn, "Action": "s3:GetObject", "Resource": readable, "Condition": ours}
    # with this, S3 says 404 of what is not there, instead of 403
    look = {"Effect": "Allow", "Principal": cdn, "Action": "s3:ListBucket", "Resource": bucket, "Condition": ours}
    plain = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [bucket, {"Fn::Sub": "${Files.Arn}/*"}],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    statements = [plain, *({"Fn::If": ["HasCdn", each, {"Ref": "AWS::NoValue"}]} for each in (read, look))]
    document = {"Version": "2012-10-17", "Statement": statements}
    return {
        "Type": "AWS::S3::BucketPolicy",
        "Properties": {"Bucket": {"Ref": "Files"}, "PolicyDocument": document},
    }


def distribution() -> Json:
    """CloudFront: the shop from the API, kept as its pages say; built files and pictures from the bucket; the admin."""
    access = {
        "Name": {"Fn::Sub": "${AWS::StackName}-files"},
        "OriginAccessControlOriginType": "s3",
        "SigningBehavior": "always",
        "SigningProtocol": "sigv4",
    }
    one_page = {
        "Name": {"Fn::Sub": "${AWS::StackName}-admin"},
        "AutoPublish": True,
        "FunctionCode": ONE_PAGE,
        "FunctionConfig": {"Comment": "Every address of the admin is its one page", "Runtime": "cloudfront-js-2.0"},
    }
    return {
        "CdnAccess": only_with_cdn("OriginAccessControl", OriginAccessControlConfig=access),
        "CdnAdminPage": only_with_cdn("Function", **one_page),
        "CdnShared": kept("shared", {"CookieBehavior": "none"}),
        "CdnApart": kept("apart", {"CookieBehavior": "all"}),
        "CdnMediaHeaders": headers("media", MEDIA_POLICY),
        "CdnAdminHeaders": headers(
            "admin", {"Fn::Sub": ADMIN_POLICY.format(uploads="https://${Files.RegionalDomainName}")}
        ),
        "Cdn": only_with_cdn("Distribution", DistributionConfig=distribution_config()),
    }


def only_with_cdn(kind: str, **properties: Any) -> Json:
    return {"Type": f"AWS::CloudFront::{kind}", "Condition": "HasCdn", "Properties": properties}


def kept(name: str, cookies: Json) -> Json:
    """Keep an answer for as long as it says, maybe not at all; compress it. Who signs a request has own answers."""
    key = {
        "CookiesConfig": cookies,
        "HeadersConfig": {"HeaderBehavior": "whitelist", "Headers": ["Authorization", "Daybook-Part"]},
        "QueryStringsConfig": {"QueryStringBehavior": "all"},
        "EnableAcceptEncodingGzip": True,
        "EnableAcceptEncodingBrotli": True,
    }
    config = {
        "Name": {"Fn::Sub": f"${{AWS::StackName}}-{name}"},
        "MinTTL": 0,
        "DefaultTTL": 0,
        "MaxTTL": YEAR,
        "ParametersInCacheKeyAndForwardedToOrigin": key,
    }
    return only_with_cdn("CachePolicy", CachePolicyConfig=config)


def headers(name: str, policy: str | Json) -> Json:
    """The same headers as the one-machine runtime sends with these files (infra/local/files.py)."""
    security = {
        "ContentSecurityPolicy": {"ContentSecurityPolicy": policy, "Override": True},
        "ContentTypeOptions": {"Override": True},
        "ReferrerPolicy": {"ReferrerPolicy": "same-origin", "Override": True},
    }
    config = {"Name": {"Fn::Sub": f"${{AWS::StackName}}-{name}"}, "SecurityHeadersConfig": security}
    return only_with_cdn("ResponseHeadersPolicy", ResponseHeadersPolicyConfig=config)


def distribution_config() -> Json:
    own_name, no_value = {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "Url"}]}]}, {"Ref": "AWS::NoValue"}
    certificate = {
        "AcmCertificateArn": {"Ref": "Certificate"},
        "SslSupportMethod": "sni-only",
        "MinimumProtocolVersion": "TLSv1.2_2021",
    }
    admin = behaviour("Files", headers="CdnAdminHeaders", CachePolicyId=NO_CACHE) | {
        "FunctionAssociations": [
            {
                "EventType": "viewer-request",
                "FunctionARN": {"Fn::GetAtt": ["CdnAdminPage", "FunctionMetadata.FunctionARN"]},
            }
        ]
    }
    return {
        "Enabled": True,
        "Comment": {"Ref": "AWS::StackName"},
        "HttpVersion": "http2and3",
        "IPV6Enabled": True,
        "PriceClass": "PriceClass_100",
        "Aliases": {"Fn::If": ["HasCertificate", [own_name], no_value]},
        "ViewerCertificate": {"Fn::If": ["HasCertificate", certificate, no_value]},
        "Origins": origins(),
        "OriginGroups": {"Quantity": 1, "Items": [pictures()]},
        "CustomErrorResponses": [{"ErrorCode": code, "ErrorCachingMinTTL": 0} for code in ERRORS],
        "DefaultCacheBehavior": of_api({"Ref": "CdnApart"}),
        "CacheBehaviors": [
            {"PathPattern": "/static/*", **behaviour("Files")},
            {"PathPattern": "/media/*", **behaviour("Pictures", headers="CdnMediaHeaders")},
            {"PathPattern": "/admin", **admin},
            {"PathPattern": "/admin/*", **admin},
            *({"PathPattern": path, **of_api(NO_CACHE)} for path in ("/api/*", "/webhooks/*")),
            *({"PathPattern": path, **of_api({"Ref": "CdnApart"})} for path in APART),
            *({"PathPattern": path, **of_api({"Ref": "CdnShared"})} for path in SHARED),
        ],
    }


def of_api(policy: str | Json) -> Json:
    """What the functions answer. All a browser sends reaches them, but for Host, by which API Gateway finds the API."""
    return behaviour("Api", ALL, CachePolicyId=policy, OriginRequestPolicyId=ALL_BUT_HOST)


def origins() -> list[Json]:
    own = {"OriginProtocolPolicy": "https-only", "OriginSSLProtocols": ["TLSv1.2"], "OriginReadTimeout": 30}
    return [
        {
            "Id": "Api",
            "DomainName": {"Fn::Sub": "${RestAPI}.execute-api.${AWS::Region}.${AWS::URLSuffix}"},
            "OriginPath": f"/{STAGE}",
            "CustomOriginConfig": own,
        },
        {
            "Id": "Files",
            "DomainName": {"Fn::GetAtt": ["Files", "RegionalDomainName"]},
            "OriginAccessControlId": {"Fn::GetAtt": ["CdnAccess", "Id"]},
            "S3OriginConfig": {"OriginAccessIdentity": ""},
        },
    ]


def pictures() -> Json:
    """Pictures are files; of a size that is not made yet the API tells where the picture itself is."""
    missing = {"Quantity": 2, "Items": [403, 404]}
    members = [{"OriginId": "Files"}, {"OriginId": "Api"}]
    return {
        "Id": "Pictures",
        "FailoverCriteria": {"StatusCodes": missing},
        "Members": {"Quantity": 2, "Items": members},
    }


def behaviour(origin: str, methods: list[str] = READ, headers: str = "", **more: Any) -> Json:
    told = {
        "TargetOriginId": origin,
        "ViewerProtocolPolicy": "redirect-to-https",
        "AllowedMethods": methods,
        "Compress": True,
        "CachePolicyId": CACHE,
        **more,
    }
    return told | ({"ResponseHeadersPolicyId": {"Ref": headers}} if headers else {})
