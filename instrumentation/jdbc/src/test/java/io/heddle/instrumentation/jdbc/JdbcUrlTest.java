package io.heddle.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.db.DbEndpoint;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '^',
      textBlock =
          """
          jdbc:postgresql://db:5433/shop postgresql db 5433 shop
          jdbc:postgresql://db/shop?user=u&password=p postgresql db 5432 shop
          jdbc:postgresql://db/shop?currentSchema=sales,public postgresql db 5432 shop|sales
          jdbc:postgresql://a:1,b:2/shop?targetServerType=primary postgresql a 1 shop
          jdbc:postgresql://[::1]:5433/shop postgresql ::1 5433 shop
          jdbc:postgresql:shop postgresql localhost 5432 shop
          jdbc:postgresql:/ postgresql localhost 5432 -
          jdbc:postgresql:///shop postgresql localhost 5432 shop
          jdbc:yugabytedb://db/shop postgresql db 5433 shop
          jdbc:p6spy:postgresql://db/shop postgresql db 5432 shop
          jdbc:cockroachdb://db/shop cockroachdb db 26257 shop
          jdbc:redshift:iam://cluster:5439/dev aws.redshift cluster 5439 dev
          jdbc:mysql://db/shop?useSSL=false mysql db 3306 shop
          jdbc:mysql://u:p@db:3307/shop mysql db 3307 shop
          jdbc:mysql:loadbalance://a:1,b:2/shop mysql a 1 shop
          jdbc:mysql:replication://a,b/shop mysql a 3306 shop
          jdbc:mysql://address=(host=a)(port=1)(password=s/x@y)/shop mysql a 1 shop
          jdbc:mysql://(host=a,port=1,user=u,password=s),(host=b)/shop mysql a 1 shop
          jdbc:mysql:///shop mysql localhost 3306 shop
          jdbc:mariadb:sequential://a:1,b/shop mariadb a 1 shop
          jdbc:mariadb://db mariadb db 3306 -
          jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1;PASSWORD=p h2database - -1 shop
          jdbc:h2:mem: h2database - -1 -
          jdbc:h2:~/shop h2database - -1 ~/shop
          jdbc:h2:file:/data/shop h2database - -1 /data/shop
          jdbc:h2:tcp://db/~/shop h2database db 9092 ~/shop
          jdbc:h2:tcp://db:1/mem:shop h2database db 1 shop
          jdbc:hsqldb:mem:shop hsqldb - -1 shop
          jdbc:hsqldb:hsql://db/shop;user=u hsqldb db 9001 shop
          jdbc:derby:memory:shop;create=true derby - -1 shop
          jdbc:derby://db:1528/shop;user=u;password=p derby db 1528 shop
          jdbc:derby:/data/shop derby - -1 /data/shop
          jdbc:sqlite:/data/shop.db sqlite - -1 /data/shop.db
          jdbc:sqlite::memory: sqlite - -1 :memory:
          jdbc:oracle:thin:@db:1522:ORCL oracle.db db 1522 ORCL
          jdbc:oracle:thin:@//db:1522/shop oracle.db db 1522 shop
          jdbc:oracle:thin:@db:1522/shop:dedicated/i1 oracle.db db 1522 shop
          jdbc:oracle:thin:scott/ti@ger@db:1521:ORCL oracle.db db 1521 ORCL
          jdbc:oracle:thin:@tcps://db/shop?wallet_location=/w oracle.db db 1521 shop
          jdbc:oracle:thin:@//db/shop?x=a@b oracle.db db 1521 shop
          jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1523))(CONNECT_DATA=(SERVICE_NAME=shop))) oracle.db db 1523 shop
          jdbc:oracle:oci:scott/tiger@shop oracle.db - -1 shop
          jdbc:oracle:thin:@ldap://x/y oracle.db - -1 -
          jdbc:sqlserver://db;databaseName=shop;user=u;password=p microsoft.sql_server db 1433 shop
          jdbc:sqlserver://db:1434;database={shop;x} microsoft.sql_server db 1434 shop;x
          jdbc:sqlserver://db\\one;databaseName=shop microsoft.sql_server db -1 one|shop
          jdbc:sqlserver://db\\one:1435;databaseName=shop microsoft.sql_server db 1435 one|shop
          jdbc:sqlserver://;serverName=db;portNumber=1436 microsoft.sql_server db 1436 -
          jdbc:jtds:sqlserver://db:1/shop;instance=one microsoft.sql_server db 1 one|shop
          jdbc:db2://db:50001/shop:user=u;password=p; ibm.db2 db 50001 shop
          jdbc:as400://db/lib ibm.db2 db -1 lib
          jdbc:informix-sqli://db:1526/shop:INFORMIXSERVER=x;user=u ibm.informix db 1526 shop
          jdbc:sap://db:30015/?databaseName=shop&user=u sap.hana db 30015 shop
          jdbc:clickhouse://db/shop clickhouse db 8123 shop
          jdbc:trino://db:8080/hive/sales trino db 8080 hive|sales
          jdbc:teradata://db/DATABASE=shop,USER=u,PASSWORD=p teradata db 1025 shop
          jdbc:hive2://db:10000/shop;auth=x hive db 10000 shop
          jdbc:firebirdsql://db:3051/shop firebirdsql db 3051 shop
          jdbc:cloudspanner:/projects/p/instances/i/databases/shop?x=y gcp.spanner - -1 shop
          jdbc:snowflake://acme.snowflakecomputing.com/?db=shop&user=u other_sql acme.snowflakecomputing.com 443 shop
          jdbc:vertica://db/shop other_sql db 5433 shop
          jdbc:unheard-of://u:p@db:1/shop;password=p other_sql db 1 shop
          """)
  void url_givesTheEndpoint(String url, String system, String address, int port, String namespace) {
    DbEndpoint endpoint = JdbcUrl.endpointOf(url, null);

    assertThat(endpoint.system()).isEqualTo(system);
    assertThat(endpoint.address()).isEqualTo("-".equals(address) ? null : address);
    assertThat(endpoint.port()).isEqualTo(port);
    assertThat(endpoint.namespace()).isEqualTo("-".equals(namespace) ? null : namespace);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://u:sec/ret@db/shop",
        "jdbc:mysql://u:sec,ret@db/shop",
        "jdbc:mysql://u:sec(ret@db/shop",
        "jdbc:mysql://(user=u,password=ret)/shop",
        "jdbc:oracle:thin:scott/sec?ret@db:1:x",
        "jdbc:oracle:thin:scott/ret",
        "jdbc:oracle:thin:scott/x@db/s?password=a@ret",
        "jdbc:sqlserver://db;password={a;databaseName=ret};user=u",
        "jdbc:postgresql://u:sec/ret@db/shop",
        "jdbc:unheard-of:u/ret",
        "jdbc:unheard-of://db/shop,password=ret",
        "jdbc:unheard-of://db/shop:password=ret",
        "jdbc:h2:mem:x;PASSWORD=ret",
        "jdbc:derby://db/x;password=a/ret"
      })
  void password_isNeverTakenForAnythingElse(String url) {
    assertThat(JdbcUrl.endpointOf(url, null).toString()).doesNotContain("ret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:",
        "jdbc::",
        "jdbc:x",
        "http://x",
        "jdbc:mysql:",
        "jdbc:mysql://",
        "jdbc:h2:",
        "jdbc:oracle:",
        "jdbc:oracle:thin:@",
        "jdbc:oracle:thin:@(",
        "jdbc:sqlserver:",
        "jdbc:sqlserver://\\",
        "jdbc:sqlserver://\\:;=;",
        "jdbc:postgresql:",
        "jdbc:postgresql://[",
        "jdbc:postgresql://a:99999999999/b",
        "jdbc:mysql://((((/",
        "jdbc:jtds:",
        "jdbc:jtds:x://",
        "jdbc:p6spy:p6spy:",
        "jdbc:cloudspanner:",
        "jdbc:derby://",
        "jdbc:h2:tcp://"
      })
  void brokenUrl_isTaken(String url) {
    assertThat(JdbcUrl.endpointOf(url, new Properties()).system()).isNotNull();
  }

  @Test
  void noUrl_isUnknown() {
    assertThat(JdbcUrl.endpointOf(null, null)).isSameAs(DbEndpoint.UNKNOWN);
  }

  @Test
  void properties_completeTheUrl() {
    Properties properties = new Properties();
    properties.setProperty("databaseName", "shop");
    properties.setProperty("currentSchema", "sales");

    assertThat(JdbcUrl.endpointOf("jdbc:sqlserver://db", properties).namespace()).isEqualTo("shop");
    assertThat(JdbcUrl.endpointOf("jdbc:postgresql://db/x", properties).namespace())
        .isEqualTo("x|sales");
  }
}
